# The statistics of the equity audit in base R: each function takes vectors of counts and gives vectors of figures.
z <- qnorm(.975)

# Fisher's test as fisher.test computes it, without its confidence limits, so that counts in the millions take no minutes.
fisher <- function(fa, fn, ra, rn) {
  k <- fa + ra; support <- max(0, k - rn):min(k, fn)
  d <- dhyper(support, fn, rn, k, log = TRUE); d <- exp(d - max(d)); d <- d / sum(d)
  own <- d[fa - support[1] + 1]
  below <- sum(d[d < own * (1 - 1e-7)]); at <- sum(d[d <= own * (1 + 1e-7)])
  c(at, (below + at) / 2)
}
exact_odds <- function(fa, fn, ra, rn) {
  k <- fa + ra; lo <- max(0, k - rn); hi <- min(k, fn); support <- lo:hi
  if (lo == hi) return(c(NA, NA, NA))
  base <- dhyper(support, fn, rn, k, log = TRUE)
  density <- function(t) { d <- base + t * support; d <- exp(d - max(d)); d / sum(d) }
  root <- function(f) { start <- log((fa + .5) * (rn - ra + .5) / ((fn - fa + .5) * (ra + .5))); uniroot(f, start + c(-1, 1), extendInt = "upX", tol = 1e-15, maxiter = 10000)$root }
  c(if (fa == lo) 0 else if (fa == hi) Inf else exp(root(function(t) sum(density(t) * support) - fa)),
    if (fa == lo) 0 else exp(root(function(t) log(sum(density(t)[support >= fa])) - log(.025))),
    if (fa == hi) Inf else exp(root(function(t) log(.025) - log(sum(density(t)[support <= fa])))))
}
tables <- function(fa, fn, ra, rn) unlist(lapply(seq_along(fa), function(i) {
  half <- if (fa[i] == 0) .5 else 0
  log_ratio <- log((fa[i] + half) / fn[i]) - log((ra[i] + half) / rn[i])
  error <- sqrt(1 / (fa[i] + half) - 1 / fn[i] + 1 / (ra[i] + half) - 1 / rn[i])
  small <- min(fn[i], fa[i] + ra[i]) <= 3000
  c(fisher(fa[i], fn[i], ra[i], rn[i]),
    if (small && max(fn[i], rn[i]) <= 3000) fisher.test(matrix(c(fa[i], fn[i] - fa[i], ra[i], rn[i] - ra[i]), 2, byrow = TRUE), conf.int = FALSE)$p.value else NA,
    if (small) exact_odds(fa[i], fn[i], ra[i], rn[i]) else c(NA, NA, NA),
    if (ra[i] == 0) c(NA, NA, NA) else c(fa[i] * rn[i] / (ra[i] * fn[i]), if (fa[i] == 0) 0 else exp(log_ratio - z * error), exp(log_ratio + z * error)))
}))

strata <- function(fa, fn, ra, rn, size) unlist(lapply(seq(1, length(fa), by = size), function(from) {
  i <- from + seq_len(size) - 1
  a <- fa[i]; n <- fn[i]; b <- ra[i]; m <- rn[i]; N <- n + m
  arr <- array(rbind(a, b, n - a, m - b), dim = c(2, 2, size))
  told <- a + b > 0 & a + b < N
  if (!any(told)) return(rep(NA, 12))
  test <- mantelhaen.test(arr, correct = FALSE); corrected <- mantelhaen.test(arr, correct = TRUE)
  R <- sum(a * m / N); S <- sum(b * n / N); width <- z * sqrt(sum((n * m / N * (a + b) - a * b) / N) / (R * S))
  odds <- unname(test$estimate); usable <- is.finite(odds) && odds > 0
  bd <- c(NA, NA)
  if (usable && sum(told) > 1) {
    parts <- sapply(which(told), function(j) {
      k <- a[j] + b[j]; A <- odds - 1; B <- m[j] - k + odds * (n[j] + k); C <- odds * n[j] * k
      e <- 2 * C / (B + sqrt(B^2 - 4 * A * C)); c(a[j] - e, 1 / (1 / e + 1 / (n[j] - e) + 1 / (k - e) + 1 / (m[j] - k + e)))
    })
    x <- max(0, sum(parts[1, ]^2 / parts[2, ]) - sum(parts[1, ])^2 / sum(parts[2, ]))
    bd <- c(x, pchisq(x, sum(told) - 1, lower.tail = FALSE))
  }
  c(unname(test$statistic), test$p.value, unname(corrected$statistic), corrected$p.value,
    if (usable) c(odds, test$conf.int) else c(NA, NA, NA),
    if (R > 0 && S > 0) c(R / S, R / S * exp(-width), R / S * exp(width)) else c(NA, NA, NA), bd)
}))

adjusted <- function(p, size) unlist(lapply(seq(1, length(p), by = size), function(from) { own <- p[from + seq_len(size) - 1]; c(p.adjust(own, "BH"), p.adjust(own, "holm")) }))

limits <- function(n, rate) unlist(lapply(seq_along(n), function(i) qbinom(c(.025, .975, .001, .999), n[i], rate[i])))

# A model of each run of `cells` cells: two groups by a level of three and years.
logistic <- function(group, level, years, rows, selected, cells) unlist(lapply(seq(1, length(group), by = cells), function(from) {
  i <- from + seq_len(cells) - 1
  d <- data.frame(g = group[i], l = factor(level[i]), y = years[i], s = selected[i], n = rows[i])
  fit <- suppressWarnings(glm(cbind(s, n - s) ~ g + l + y, binomial, d, control = glm.control(epsilon = 1e-13, maxit = 60)))
  summary(fit)$coefficients["g", c(1, 2, 4)]
}))
