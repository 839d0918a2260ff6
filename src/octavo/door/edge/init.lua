-- The second door, in nginx: finished pages are sent from the store, everything else goes on to
-- Octavo. `docs/how-to/put-nginx-at-the-edge.md` says how it is run.

local Door = require "edge.door"
local answers = require "edge.answers"
local asking = require "edge.asking"
local counting = require "edge.counting"
local sources = require "edge.sources"

local FLUSHES_EVERY = 1 -- seconds

local edge = {}
local door, source_of

-- In each worker, once: `said` is what `octavo edge nginx` writes into the configuration.
function edge.begin(said)
    door = Door.at(said)
    source_of = sources.of(door.hosts)
    door:catch_up()
    counting.begin(said.data .. "/reads")
    ngx.timer.every(FLUSHES_EVERY, counting.flush)
end

-- When a worker ends in peace.
function edge.finish()
    counting.flush()
end

-- Answer a request from the store, or hand it on to the location @octavo.
function edge.answer()
    local asked = ngx.var
    local method = ngx.req.get_method()
    local is_well, status, ready, body, choice, leaf =
        pcall(door.find, door, method, asked.request_uri, asked, asked.octavo_scheme, ngx.now())
    if not is_well then ngx.log(ngx.ERR, status) end
    if not is_well or not status then return ngx.exec("@octavo") end
    local name = leaf.name
    if name and asking.is_reading(method, asked)
        and not sources.is_machine(asked.http_user_agent or "") then
        counting.read(name, choice.by, source_of(asked.http_referer or ""), ready.shows)
    end
    return answers.send(status, ready, choice.sets, body)
end

return edge
