"use strict";
// Only `svcstd render guides --serve` adds this to pages: it loads a page again when the guides were rendered again.
// A page that nobody looks at does not listen: browsers open few connections to one host.

{
  const since = new URL(document.currentScript.src).search;
  let changes = null;

  const listen = () => {
    if (document.visibilityState === "hidden") {
      changes?.close();
      changes = null;
    } else if (!changes || changes.readyState === EventSource.CLOSED) {
      changes = new EventSource(`/.svcstd/changes${since}`);
      changes.addEventListener("changed", () => location.reload());
      changes.addEventListener("error", () => setTimeout(listen, 1000));
    }
  };

  document.addEventListener("visibilitychange", listen);
  listen();
}
