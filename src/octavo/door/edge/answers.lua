-- What is sent: one variant in one encoding, with its headers. The same as `door/answers.py`.

local answers = {}

-- Who may keep the answer: shared caches only what is the same for everybody. Either way it is asked
-- for again each time. A cache that can be told of changes goes by the surrogate key.
local function kept(page, is_shared)
    if is_shared then
        return {
            {"Cache-Control", "public, no-cache"},
            {"Vary", "Accept-Encoding"},
            {"Surrogate-Key", page.item.kind .. "-" .. page.item.key},
        }
    end
    return {{"Cache-Control", "private, no-cache"}, {"Vary", "Accept-Encoding, Cookie"}}
end

-- That variant in that encoding, ready to be sent; its body is read when it is first wanted.
-- `is_shared` says that it is the same for everybody.
function answers.ready(page, made, encoding, is_shared)
    local begin, size = made.bodies[encoding][1], made.bodies[encoding][2]
    local etag = '"' .. made.etag .. (encoding ~= "" and "-" .. encoding or "") .. '"'
    local unchanged = {{"ETag", etag}}
    for _, pair in ipairs(kept(page, is_shared)) do
        unchanged[#unchanged + 1] = pair
    end
    local head = {unpack(unchanged)}
    if encoding ~= "" then head[#head + 1] = {"Content-Encoding", encoding} end
    for _, pair in ipairs(made.headers) do
        head[#head + 1] = pair
    end
    head[#head + 1] = {"Content-Length", size}
    return {
        etag = etag, head = head, unchanged = unchanged, blob = made.blob, begin = begin, size = size,
        shows = made.shows,
    }
end

local function say(pairs_)
    local header = ngx.header
    for place = 1, #pairs_ do
        local pair = pairs_[place]
        header[pair[1]] = pair[2]
    end
end

-- Send it; `status` is 200 or 304, `sets` the cookie that goes with it, `body` nil for a head alone.
function answers.send(status, ready, sets, body)
    ngx.status = status
    say(status == 304 and ready.unchanged or ready.head)
    if sets then ngx.header["Set-Cookie"] = sets end
    if body and status == 200 then
        ngx.print(body)
    else
        ngx.send_headers()
    end
    return ngx.exit(ngx.OK)
end

return answers
