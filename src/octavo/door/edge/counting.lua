-- Counts what was read and shown, in memory, and writes it down once a second: lines of a file that
-- belongs to this life of this worker alone. docs/reference/edge.md says what a line is.

local ffi = require "ffi"
local json = require "cjson.safe"
local system = require "edge.system"

local ENDING, MOST_BYTES = ".tally", 4000000 -- then another file is begun
local MOST_WAITING, A_LINE = 4096, 1000 -- different events
local OTHER = "other"
-- What people read. Feeds, pictures and files are fetched, mostly by programs.
local PAGES = {
    article = true, issue = true, listing = true, author = true, section = true, page = true,
}

local counting = {}
local folder, handle, size, is_silent
local counts, events, waiting = {}, {}, 0

-- Count for the files in that folder. Called once in each worker.
function counting.begin(path)
    folder = path
    system.make_folder(folder)
end

-- The name under which an item is counted, such as article:407; nil for what is no page to read.
function counting.name_of(item)
    if not PAGES[item.kind] then return nil end
    local lasting = (item.kind == "article" or item.kind == "issue") and item[item.kind] or ""
    return item.kind .. ":" .. (lasting ~= "" and lasting or item.key)
end

local function add(key, event)
    local count = counts[key]
    if count then
        counts[key] = count + 1
    else
        counts[key], events[key], waiting = 1, event, waiting + 1
    end
end

-- `name` is that of the item, `by` the rule or "teaser", `source` the host that it was found at.
function counting.read(name, by, source, shows)
    local key = name .. " " .. by .. " " .. source
    if counts[key] then
        counts[key] = counts[key] + 1
    else
        if waiting >= MOST_WAITING then
            source = OTHER
            key = name .. " " .. by .. " " .. source
        end
        add(key, {"read", name, by, source})
    end
    for place = 1, #shows do
        add(shows[place], {"view", shows[place]})
    end
end

-- A file that nobody has had before: a process number alone comes again.
local function begin_file()
    local chance, words = io.open("/dev/urandom", "rb"), {}
    local seed = ffi.new("unsigned char[8]")
    ffi.copy(seed, chance:read(8), 8)
    chance:close()
    for place = 0, 7 do
        words[place + 1] = string.format("%02x", seed[place])
    end
    local name = string.format("nginx-%d-%s%s", ngx.worker.pid(), table.concat(words), ENDING)
    handle, size = system.open_for_adding(folder .. "/" .. name), 0
end

local function end_file()
    system.close(handle)
    handle = nil
end

-- Add a line, all of it or nothing; whether that could be done.
local function write(line)
    if handle and system.links(handle) == 0 then end_file() end -- somebody has taken it away
    if not handle then begin_file() end
    if not handle then return false end
    if not system.add(handle, line, size) then return false end
    size = size + #line
    if size > MOST_BYTES then end_file() end
    return true
end

-- The first thousand events that wait, as the line that says so.
local function next_line()
    local keys, said = {}, {}
    for key, count in pairs(counts) do
        keys[#keys + 1], said[#said + 1] = key, {events[key], count}
        if #said == A_LINE then break end
    end
    local text = json.encode({at = ngx.time(), counts = said})
    return keys, string.format("%08x %s\n", ngx.crc32_long(text), text)
end

-- Write down what was counted. Where that cannot be done it is kept, and said once.
function counting.flush()
    while waiting > 0 do
        local keys, line = next_line()
        if not write(line) then
            if not is_silent then ngx.log(ngx.ERR, "What is read cannot be counted in ", folder) end
            is_silent = true
            return
        end
        is_silent = false
        for _, key in ipairs(keys) do
            counts[key], events[key] = nil, nil
        end
        waiting = waiting - #keys
    end
end

return counting
