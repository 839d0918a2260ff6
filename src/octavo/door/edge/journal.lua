-- Follows a journal: reads it from its beginning, and from then on what was added.
-- docs/reference/store.md says what a line is; `door/store/journal.py` writes and reads the same.

local json = require "cjson.safe"
local system = require "edge.system"

local CHECKSUM = 9 -- letters before the JSON of a line: eight of the checksum and a space
local BROKEN = {drop = "all"} -- a line that cannot be read may have dropped anything

local Journal = {}
Journal.__index = Journal

function Journal.follow(folder, name)
    system.make_folder(folder)
    local counter = system.counter(folder .. "/" .. name .. ".generation")
    if not counter then error("The counter of " .. folder .. "/" .. name .. " cannot be mapped.") end
    local path = folder .. "/" .. name .. ".journal"
    return setmetatable({path = path, counter = counter, seen = -1, from = 0}, Journal)
end

-- Whether something was added since `news` was asked for.
function Journal:is_behind()
    return self.counter[0] ~= self.seen
end

local function record(line)
    local said = line:sub(CHECKSUM + 1)
    if line:sub(1, CHECKSUM) ~= string.format("%08x ", ngx.crc32_long(said)) then return BROKEN end
    local found = json.decode(said)
    return type(found) == "table" and found or BROKEN
end

-- Open the file that has the name now, if that is another one than before.
function Journal:reopen()
    local now = system.file(self.path)
    if now and now == self.word then return false end
    local had_one = self.handle ~= nil
    if had_one then system.close(self.handle) end
    self.handle, self.word, self.from = nil, nil, 0
    if now then
        self.handle = system.open_for_reading(self.path)
        self.word = self.handle and system.file(self.handle)
    end
    return had_one or self.handle ~= nil
end

-- Give each record that is new to a function. `begins_anew` is called first where all before is
-- forgotten. What a killed writer left of a line waits for its end.
function Journal:news(take, begins_anew)
    self.seen = self.counter[0] -- first: what is added from here on is news next time
    if self:reopen() then begins_anew() end
    if not self.handle then return end
    local rest, at = "", self.from
    while true do
        local chunk = system.read(self.handle, at)
        if chunk == "" then return end
        at = at + #chunk
        rest = rest .. chunk
        local begin = 1
        while true do
            local ends = rest:find("\n", begin, true)
            if not ends then break end
            if not pcall(take, record(rest:sub(begin, ends - 1))) then take(BROKEN) end
            self.from = self.from + ends - begin + 1
            begin = ends + 1
        end
        rest = rest:sub(begin)
    end
end

return Journal
