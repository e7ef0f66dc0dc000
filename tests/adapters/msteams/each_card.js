// Runs the validator's own script on every card of a list in one process, for Node.js and jsdom take a second to start.
// Argument: the script, which reads one card from its input. Input: the list. Output: a line of JSON for each card.
const fs = require("fs"), script = require.resolve(process.argv[2]), read = fs.readFileSync;
for (const card of JSON.parse(read(0, "utf8"))) {
    fs.readFileSync = (file, ...how) => (file === 0 ? JSON.stringify(card) : read(file, ...how));
    delete require.cache[script];
    require(script);
}
