-- The second door, in nginx: finished pages are sent from the store, everything else goes on to
-- Octavo. `docs/how-to/put-nginx-at-the-edge.md` says how it is run.

local Door = require "edge.door"
local answers = require "edge.answers"
local asking = require "edge.asking"
local counting = require "edge.counting"

local FLUSHES_EVERY = 1 -- seconds
local MOST_SOURCES = 4096

local edge = {}
local door, hosts
local sources, sources_count = {}, 0

-- In each worker, once: `said` is what `octavo edge nginx` writes into the configuration.
function edge.begin(said)
    door = Door.at(said)
    hosts = door.hosts
    door:catch_up()
    counting.begin(said.data .. "/reads")
    ngx.timer.every(FLUSHES_EVERY, counting.flush)
end

-- When a worker ends in peace.
function edge.finish()
    counting.flush()
end

local function source_of(referrer)
    local known = sources[referrer]
    if known then return known end
    if sources_count >= MOST_SOURCES then
        sources, sources_count = {}, 0
    end
    known = asking.source(referrer, hosts)
    sources[referrer], sources_count = known, sources_count + 1
    return known
end

-- Answer a request from the store, or hand it on to the location @octavo.
function edge.answer()
    local asked = ngx.var
    local method = ngx.req.get_method()
    local is_well, status, ready, body, choice, leaf =
        pcall(door.find, door, method, asked.request_uri, asked, asked.octavo_scheme, ngx.now())
    if not is_well then ngx.log(ngx.ERR, status) end
    if not is_well or not status then return ngx.exec("@octavo") end
    if asking.is_reading(method, asked) then
        counting.read(leaf.name, choice.by, source_of(asked.http_referer or ""), ready.shows)
    end
    return answers.send(status, ready, choice.sets, body)
end

return edge
