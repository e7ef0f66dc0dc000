// Runs the validator's own script on every card of a list in one process, for Node.js and jsdom take a second to start,
// and on one page, for each page of its own would stay in memory.
// Argument: the script, which reads one card from its input. Input: the list. Output: a line of JSON for each card.
const fs = require("fs"), script = require.resolve(process.argv[2]), read = fs.readFileSync;
const jsdom = require(require.resolve("jsdom", { paths: [process.env.CARD_NODE_MODULES] }));
const page = new jsdom.JSDOM("<!doctype html><body></body>");
jsdom.JSDOM = function () { return page; };
for (const card of JSON.parse(read(0, "utf8"))) {
    fs.readFileSync = (file, ...how) => (file === 0 ? JSON.stringify(card) : read(file, ...how));
    delete require.cache[script];
    require(script);
}
