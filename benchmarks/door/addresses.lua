-- Asks for 2,000 addresses in turn, each thread from another place on: PREFIX/0/ to PREFIX/COUNT-1/.
local prefix, count = os.getenv("PREFIX"), tonumber(os.getenv("COUNT"))
local at = math.random(count)
-- With COOKIES, a file of one a line, each request is another reader's.
local cookies = {}
for line in io.lines(os.getenv("COOKIES") or "/dev/null") do
  cookies[#cookies + 1] = line
end

request = function()
  at = (at * 7919 + 1) % count
  if #cookies > 0 then
    wrk.headers["Cookie"] = cookies[math.random(#cookies)]
  end
  return wrk.format("GET", prefix .. at .. "/")
end

done = function(summary, latency)
  io.write(string.format('\n{"requests": %d, "errors": %d, "us": %d, "p99_us": %d}\n', summary.requests,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout,
    summary.duration, latency:percentile(99)))
end
