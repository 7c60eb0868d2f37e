-- Sends the requests of a file, one per line: method, path, cookie and body, separated by tabs.
-- Ends with one line of numbers for the duel to read.

local requests = {}
local sent = 0

function init(args)
  local origin = wrk.scheme .. "://" .. wrk.headers["Host"]
  for line in io.lines(args[1]) do
    local method, path, cookie, body = line:match("^(%u+)\t([^\t]+)\t([^\t]+)\t(.*)$")
    local headers = { Cookie = cookie, Origin = origin }
    if body ~= "" then headers["Content-Type"] = "application/json" end
    requests[#requests + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
end

function request()
  sent = sent % #requests + 1
  return requests[sent]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("duel %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
