#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 11)) {
  console.error(`Badgeways needs Node 20.11 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

const {register} = await import("tsx/esm/api").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error("Badgeways' dependencies are not installed; run npm install in its folder first.");
  process.exit(1);
});
register();
const {main} = await import("./main.ts");
await main(process.argv);
