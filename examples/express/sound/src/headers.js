// Headers of every answer: nothing personal stays in a cache, a browser guesses nothing and runs nothing.

export function addHeaders(_request, response, next) {
  response.set({
    "Cache-Control": "no-store",
    Vary: "Authorization",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains", // browsers heed it on HTTPS only
  });
  next();
}
