-- The keys that passes are signed with, from `pass-keys.json`: the first one signs, all are believed.

local json = require "cjson.safe"
local system = require "edge.system"

local LEAST_BYTES, MOST_NAME = 32, 16

local Keys = {}
Keys.__index = Keys

local function secret_of(hexadecimal)
    if type(hexadecimal) ~= "string" then return nil end
    local bare = hexadecimal:gsub("%s", "")
    if #bare % 2 == 1 or bare:find("%X") then return nil end
    local secret = bare:gsub("%x%x", function(two) return string.char(tonumber(two, 16)) end)
    return #secret >= LEAST_BYTES and secret or nil
end

-- The keys in that file; nil where there is none, or no sense in it.
function Keys.read(path)
    local file = io.open(path, "rb")
    if not file then return nil end
    local text = file:read("*a")
    file:close()
    local said, secrets = json.decode(text), {}
    -- A table of Lua has no order, so the first name is looked for in the text.
    local current = type(said) == "table" and text:match('^%s*{%s*"([a-z0-9]+)"')
    for name, hexadecimal in pairs(current and said or {}) do
        local is_name = type(name) == "string" and #name <= MOST_NAME and name:find("^[a-z0-9]+$")
        secrets[name] = is_name and secret_of(hexadecimal) or nil
        if not secrets[name] then current = nil end
    end
    if not current or not secrets[current] then
        ngx.log(ngx.ERR, "No pass is believed: ", path, " holds no keys of passes.")
        return nil
    end
    return setmetatable({current = current, secrets = secrets}, Keys)
end

local SPELT = {["+"] = "-", ["/"] = "_"}

local function signature(secret, words)
    return (ngx.encode_base64(system.hmac(secret, words), true):gsub("[+/]", SPELT))
end

-- What the key of that name signs under words; nil for a name that we have no key of. What is
-- written is compared: decoders forgive, and one pass would have many spellings.
function Keys:is_signed(name, words, shown)
    local secret = self.secrets[name]
    return secret ~= nil and system.are_same(signature(secret, words), shown)
end

-- The words with our signature behind them.
function Keys:sign(words)
    return words .. "." .. signature(self.secrets[self.current], words)
end

return Keys
