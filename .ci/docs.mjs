// Looks at the reference for people with a browser.
// Usage: node docs.mjs <package folder> <browser> <page>...
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, executablePath, ...pages] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core"), "utf8");

const findings = [];
const expect = (holds, text) => holds || findings.push(text);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

// Opens a page at a place in it; whatever it logs or requests is a finding.
const open = async (path, place = "", options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(path).href;
  page.on("console", (message) => findings.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => findings.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    expect(url.startsWith("data:") || url.split("#")[0] === address, `request: ${url}`);
  });
  const begun = Date.now();
  await page.goto(address + place);
  page.loadedIn = Date.now() - begun;
  return page;
};

// Whether the top of an element is in view, below the head of the page.
const inView = (page, id) =>
  page.evaluate((id) => {
    const { top } = document.getElementById(id).getBoundingClientRect();
    return top >= document.querySelector(".top").getBoundingClientRect().bottom - 8 && top < innerHeight / 2;
  }, id);

const look = async (path) => {
  const page = await open(path);
  const figures = await page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
    const known = new Set(ids);
    const links = Array.from(document.querySelectorAll("a[href^='#']"), (link) =>
      decodeURIComponent(link.getAttribute("href").slice(1)),
    );
    return {
      methods: document.querySelectorAll(".method").length,
      entries: document.querySelectorAll("[data-entry]").length,
      members: document.querySelectorAll(".members > div").length,
      elements: document.querySelectorAll("*").length,
      links: links.length,
      dead: links.filter((id) => !known.has(id)),
      twice: ids.length - known.size,
    };
  });
  expect(figures.dead.length === 0, `links that lead nowhere: ${figures.dead.slice(0, 5).join(", ")}`);
  expect(figures.twice === 0, `${figures.twice} ids stand twice`);
  await page.context().close();
  const size = statSync(path).size;
  console.log(
    `${(size / 1e6).toFixed(2)} MB, loaded in ${page.loadedIn} ms: ${figures.methods} methods, ${figures.entries} entries, ` +
      `${figures.members} members, ${figures.links} links, ${figures.elements} elements`,
  );
};

const search = async (path) => {
  const page = await open(path);
  const first = () => page.locator("#hits [aria-selected=true] .name").textContent();
  const slowest = [0, ""];
  for (const [typed, expected] of [
    ["thread/start", "thread/start"],
    ["ThreadStartParams", "ThreadStartParams"],
    ["thrst", undefined],
    ["agentmessagethr", "AgentMessageThreadItem"],
    ["realtimeSessionId", undefined],
    ["t", undefined],
  ]) {
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement.id === "query"), "/ does not focus the search");
    await page.evaluate(() => (document.getElementById("query").value = ""));
    for (const letter of typed) {
      const took = await page.evaluate((letter) => {
        const query = document.getElementById("query");
        query.value += letter;
        const begun = performance.now();
        query.dispatchEvent(new Event("input", { bubbles: true }));
        return performance.now() - begun;
      }, letter);
      if (took > slowest[0]) slowest.splice(0, 2, took, typed);
    }
    if (expected) {
      expect((await first()) === expected, `${typed} finds ${await first()} first`);
      await page.keyboard.press("Enter");
      expect(decodeURIComponent(new URL(page.url()).hash) === `#${expected}`, `Enter leads to ${page.url()}`);
      expect(await inView(page, expected), `${expected} is not in view after Enter`);
    } else {
      await page.keyboard.press("Escape");
    }
  }
  await page.keyboard.press("/");
  await page.keyboard.type("turn/");
  const top = await first();
  await page.keyboard.press("ArrowDown");
  expect((await first()) !== top, "the arrow keys do not move");
  await page.keyboard.press("ArrowUp");
  expect((await first()) === top, "the arrow keys do not move back");
  await page.locator("#hits li").nth(2).click();
  expect(new URL(page.url()).hash.startsWith("#turn/"), "a click leads nowhere");
  await page.context().close();
  console.log(`search: slowest key ${slowest[0].toFixed(1)} ms (${slowest[1]})`);
};

const deepLinks = async (path) => {
  for (const id of ["thread/start", "Thread", "Thread.turns", "ThreadStartParams"]) {
    const page = await open(path, `#${id}`);
    expect(await inView(page, id), `#${id} is not in view`);
    await page.context().close();
  }
};

// Nothing is wider than a small phone: neither the page, nor what is cut off or scrolls within it.
const narrow = async (path) => {
  for (const width of [320, 768]) {
    const page = await open(path, "", { viewport: { width, height: 700 } });
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const wide = await page.evaluate(() => {
      const beyond = Array.from(document.querySelectorAll("body *"), (element) => {
        const { right, width } = element.getBoundingClientRect();
        const scrolls = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
        return (width > 1 && right > innerWidth + 1) || (scrolls && getComputedStyle(element).display !== "inline")
          ? `${element.tagName} ${element.id || element.textContent.slice(0, 40)}`
          : undefined;
      }).filter(Boolean);
      return { page: document.documentElement.scrollWidth - innerWidth, beyond };
    });
    expect(wide.page <= 0, `at ${width} px the page is ${wide.page} px too wide`);
    expect(wide.beyond.length === 0, `at ${width} px too wide: ${wide.beyond.slice(0, 5).join("; ")}`);
    await page.context().close();
  }
};

const withoutScript = async (path) => {
  const page = await open(path, "", { javaScriptEnabled: false });
  expect(!(await page.locator("#search").isVisible()), "without JavaScript the search shows, and does nothing");
  for (const id of ["thread/start", "Thread", "ThreadItem"]) {
    expect(await page.locator(`[id="${id}"]`).isVisible(), `without JavaScript ${id} is not there`);
  }
  await page.context().close();
};

// axe over the head, the navigation and some entries of each kind: all of them would take minutes.
const accessible = async (path) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(path, "", { colorScheme, bypassCSP: true });
    await page.evaluate(() => {
      const keep = (selector, count) =>
        document.querySelectorAll(selector).forEach((element, place) => place >= count && element.remove());
      keep("main > section:nth-of-type(n+2) > .entry:not(.method)", 60);
      keep(".method", 12);
      document.querySelectorAll("nav details").forEach((details) => (details.open = true));
      keep("nav li", 40);
    });
    await page.keyboard.press("/");
    await page.keyboard.type("thread");
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }),
    );
    for (const { id, help, nodes } of violations) {
      const where = nodes.slice(0, 3).map((node) => node.html.slice(0, 120));
      findings.push(`axe, ${colorScheme}: ${id}: ${help} (${nodes.length}): ${where.join(" ")}`);
    }
    console.log(`axe, ${colorScheme}: ${passes.length} rules pass, ${violations.length} do not`);
    await page.context().close();
  }
};

for (const path of pages) await look(path);
const [full] = pages;
for (const check of [search, deepLinks, narrow, withoutScript, accessible]) await check(full);
await browser.close();

findings.forEach((finding) => console.error(`FINDING: ${finding}`));
process.exit(findings.length === 0 ? 0 : 1);
