import {behaviors} from "./behaviors.ts";

/** The career frameworks of the demo organization: families, roles, steps, competencies and badge standards. */

export interface DemoRole {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly level: string;
  readonly rank: number;
  readonly track: "management" | "specialist" | "core";
  readonly critical: boolean;
  readonly vacancyCost: number;
  /** Share of the family's people in this role at the start. */
  readonly share: number;
  /** Badges that the role requires, in the order to earn them. */
  readonly badges: readonly string[];
}

export interface DemoStep {
  readonly from: string;
  readonly to: string;
  readonly kind: "promotion" | "lateral" | "specialist";
  readonly months: number;
  readonly assignment: string;
  /** A leap that few take, and few work towards. */
  readonly seldom?: boolean;
}

export const levels = ["Associate", "Specialist", "Lead", "Manager"] as const;

interface FamilyPlan {
  readonly family: string;
  readonly unit: string;
  readonly share: number;
  readonly roles: readonly DemoRole[];
}

const role = (family: string) => (id: string, title: string, rank: number, share: number, badges: readonly string[], options: Partial<DemoRole> = {}): DemoRole => ({
  id, title, family, level: levels[rank - 1]!, rank, track: rank >= 3 ? "management" : "core", critical: false, vacancyCost: 18_000 + rank * 14_000, share, badges, ...options
});

const customer = role("Customer operations"), it = role("IT"), finance = role("Finance"), people = role("People"), plant = role("Plant operations");
const specialist: Partial<DemoRole> = {track: "specialist"};

export const families: readonly FamilyPlan[] = [
  {family: "Customer operations", unit: "Customer operations", share: 0.42, roles: [
    customer("co-associate", "Customer associate", 1, 0.52, ["product-knowledge", "customer-communication", "workflow-basics"]),
    customer("co-specialist", "Customer specialist", 2, 0.26, ["issue-resolution", "de-escalation", "crm-proficiency"]),
    customer("co-excellence", "Excellence specialist", 2, 0.07, ["analytics", "quality-assurance", "process-design"], specialist),
    customer("co-lead", "Team lead", 3, 0.1, ["coaching", "queue-management", "performance-feedback"]),
    customer("co-principal", "Principal excellence specialist", 3, 0.02, ["analytics-gold", "process-design"], specialist),
    customer("co-manager", "Operations manager", 4, 0.03, ["workforce-planning", "hiring", "cross-functional-planning"], {critical: true, vacancyCost: 120_000})]},
  {family: "IT", unit: "Technology", share: 0.17, roles: [
    it("it-support", "Support analyst", 1, 0.45, ["service-desk", "workflow-basics"]),
    it("it-identity", "Identity administrator", 2, 0.25, ["identity-administration", "systems-administration"]),
    it("it-architect", "Platform specialist", 2, 0.08, ["systems-administration", "automation"], specialist),
    it("it-lead", "Service desk lead", 3, 0.08, ["coaching", "queue-management"]),
    it("it-security", "Security operations analyst", 3, 0.1, ["information-security", "incident-response"], {track: "core", critical: true, vacancyCost: 140_000}),
    it("it-delivery", "Service delivery lead", 4, 0.04, ["service-delivery", "workforce-planning"], {critical: true, vacancyCost: 130_000})]},
  {family: "Finance", unit: "Corporate services", share: 0.12, roles: [
    finance("fi-clerk", "Accounts clerk", 1, 0.42, ["ledger-basics", "workflow-basics"]),
    finance("fi-payroll", "Payroll specialist", 2, 0.2, ["payroll-compliance", "data-protection"], {critical: true, vacancyCost: 90_000}),
    finance("fi-close", "Close-cycle analyst", 2, 0.22, ["close-cycle", "reconciliation"]),
    finance("fi-lead", "Close-cycle lead", 3, 0.12, ["close-cycle-gold", "coaching"]),
    finance("fi-controller", "Controller", 4, 0.04, ["controlling-gold", "treasury-gold", "statutory-reporting-gold"], {critical: true, vacancyCost: 150_000})]},
  {family: "People", unit: "Corporate services", share: 0.07, roles: [
    people("pe-assistant", "People assistant", 1, 0.45, ["data-protection", "workflow-basics"]),
    people("pe-partner", "People partner", 2, 0.35, ["hiring", "employee-relations"]),
    people("pe-lead", "People lead", 3, 0.16, ["coaching", "workforce-planning"]),
    people("pe-manager", "People manager", 4, 0.04, ["workforce-planning", "cross-functional-planning"])]},
  {family: "Plant operations", unit: "Plants", share: 0.22, roles: [
    plant("pl-operator", "Machine operator", 1, 0.6, ["plant-safety", "machine-setup"]),
    plant("pl-technician", "Process technician", 2, 0.24, ["maintenance", "process-control"]),
    plant("pl-expert", "Process expert", 2, 0.05, ["process-control", "lean-methods"], specialist),
    plant("pl-lead", "Shift lead", 3, 0.09, ["shift-planning", "coaching"]),
    plant("pl-manager", "Plant manager", 4, 0.02, ["workforce-planning", "lean-methods-gold"], {critical: true, vacancyCost: 160_000})]}
];

export const roles: readonly DemoRole[] = families.flatMap((plan) => plan.roles);

const step = (from: string, to: string, kind: DemoStep["kind"], months: number, assignment: string): DemoStep => ({from, to, kind, months, assignment});

export const steps: readonly DemoStep[] = [
  step("co-associate", "co-specialist", "promotion", 9, "Handle escalated cases with a specialist for six weeks"),
  step("co-specialist", "co-lead", "promotion", 15, "Co-lead team huddles for six weeks"),
  {...step("co-associate", "co-lead", "promotion", 24, "Co-lead team huddles for six weeks"), seldom: true},
  step("co-lead", "co-manager", "promotion", 24, "Plan the next quarter's staffing with a manager"),
  step("co-associate", "co-excellence", "specialist", 12, "Join a quality review for one quarter"),
  step("co-specialist", "co-excellence", "specialist", 9, "Analyse one process and present what to change"),
  step("co-excellence", "co-principal", "promotion", 24, "Redesign a process across two teams"),
  step("it-support", "it-identity", "promotion", 12, "Run access reviews for one quarter"),
  step("it-support", "it-architect", "specialist", 15, "Automate one recurring ticket type"),
  step("it-identity", "it-security", "promotion", 18, "Join the incident rota for eight weeks"),
  step("it-identity", "it-lead", "promotion", 18, "Run the service desk for a month"),
  step("it-lead", "it-delivery", "promotion", 24, "Negotiate one service level"),
  step("it-security", "it-delivery", "promotion", 24, "Lead one major-incident review"),
  step("fi-clerk", "fi-payroll", "promotion", 12, "Prepare two payroll runs under supervision"),
  step("fi-clerk", "fi-close", "promotion", 12, "Own one reconciliation for three closes"),
  step("fi-payroll", "fi-close", "lateral", 12, "Shadow one close"),
  step("fi-close", "fi-lead", "promotion", 18, "Lead one close of a small entity"),
  step("fi-payroll", "fi-lead", "promotion", 18, "Lead the year-end payroll"),
  step("fi-lead", "fi-controller", "promotion", 24, "Present the quarter to the board"),
  step("pe-assistant", "pe-partner", "promotion", 12, "Run a hiring round for one team"),
  step("pe-partner", "pe-lead", "promotion", 24, "Coach two new partners"),
  step("pe-lead", "pe-manager", "promotion", 24, "Lead the yearly staffing plan"),
  step("pe-assistant", "co-associate", "lateral", 9, "Answer customer calls for two weeks"),
  step("pl-operator", "pl-technician", "promotion", 12, "Set up three machines under supervision"),
  step("pl-operator", "pl-expert", "specialist", 18, "Join a lean project"),
  step("pl-technician", "pl-lead", "promotion", 18, "Stand in for a shift lead for six weeks"),
  step("pl-technician", "pl-expert", "specialist", 12, "Own one process for a quarter"),
  step("co-associate", "it-support", "lateral", 9, "Join the service desk for two weeks"),
  step("co-specialist", "pe-partner", "lateral", 12, "Sit in on a hiring round"),
  step("co-specialist", "fi-close", "lateral", 12, "Help with one close"),
  step("fi-clerk", "co-associate", "lateral", 9, "Answer billing calls for two weeks"),
  step("it-identity", "fi-close", "lateral", 12, "Review the access of finance systems"),
  step("pl-operator", "co-associate", "lateral", 9, "Answer order calls for two weeks"),
  step("pl-technician", "it-identity", "lateral", 15, "Maintain the plant's accounts for a month"),
  step("pl-lead", "pl-manager", "promotion", 30, "Plan one line's yearly stop")
];

export interface DemoBadge {
  readonly id: string;
  readonly name: string;
  readonly competency: string;
  readonly level: "bronze" | "silver" | "gold";
  readonly logic: "learning" | "assessment" | "application";
  readonly evidence: string;
  readonly validators: number;
  readonly validMonths?: number;
}

const universal = ["workflow-basics", "data-protection"];
export const scarce = ["payroll-compliance", "information-security", "systems-administration"];

export const badges: readonly DemoBadge[] = [...new Set([...universal, ...roles.flatMap((r) => r.badges)])].sort().map((id) => {
  const gold = id.endsWith("-gold");
  const lowest = Math.min(...roles.filter((r) => r.badges.includes(id)).map((r) => r.rank), 4);
  const name = id.replace(/-gold$/, "").replaceAll("-", " ");
  return {
    id,
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}${gold ? " (gold)" : ""}`,
    competency: id.replace(/-gold$/, ""),
    level: gold ? "gold" : lowest === 1 ? "bronze" : "silver",
    logic: id === "data-protection" ? "learning" : lowest === 1 ? "assessment" : "application",
    evidence: universal.includes(id) ? "assessment" : lowest === 1 ? "assessment;simulation" : "work_sample;observation",
    // The learning platform awards what learning alone earns.
    validators: id === "data-protection" ? 0 : lowest >= 3 ? 2 : 1,
    validMonths: ["plant-safety", "payroll-compliance", "information-security", "data-protection"].includes(id) ? 36 : undefined
  };
});

export const competencies = [...new Set(badges.map((badge) => badge.competency))].map((id) => {
  const name = id.replaceAll("-", " ");
  const family = roles.find((r) => r.badges.some((badge) => badge.replace(/-gold$/, "") === id))?.family ?? "";
  return {
    id,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    scope: universal.includes(id) ? "universal" : "family",
    family: universal.includes(id) ? "" : family,
    behavior: behaviors[id] ?? "",
    scarce: scarce.includes(id)
  };
});
