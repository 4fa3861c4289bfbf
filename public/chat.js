"use strict";
// Chainlit's bundle expects this name; its own inline script is left out for the policy.
var global = globalThis;

(() => {
  const CHIP = '.message-content a[href^="/ke-hoach/"]';
  // The few words that Chainlit's page has no translation for.
  const WORDS = {
    Previous: "Trước", Next: "Sau", "No results.": "Không có dòng nào.", Close: "Đóng",
    "Toggle theme": "Đổi giao diện sáng, tối", "Loading...": "Đang tải…",
    "An error occurred": "Đã có lỗi xảy ra",
    "An error occurred while loading the content": "Không tải được nội dung",
    "Failed to load chart.": "Không vẽ được biểu đồ.",
    // What browsers call a request that reached no server.
    "TypeError: Failed to fetch": "Chưa làm được: không kết nối được với máy chủ.",
    "TypeError: Load failed": "Chưa làm được: không kết nối được với máy chủ.",
    "TypeError: NetworkError when attempting to fetch resource.":
      "Chưa làm được: không kết nối được với máy chủ.",
  };
  const LABELS = {
    "Go to previous page": "Về trang trước của bảng", "Go to next page": "Sang trang sau của bảng",
    pagination: "Các trang của bảng", "Notifications alt+T": "Thông báo (alt+T)",
    "Close toast": "Đóng thông báo", "Toggle Sidebar": "Mở, đóng danh sách trò chuyện",
  };
  // Buttons that show only an icon, and the input, have no name that could be read out.
  const NAMES = {
    "#new-chat-button": "Cuộc trò chuyện mới", "#chat-input": "Câu hỏi về kế hoạch",
    "#chat-settings-open-modal": "Thiết lập tỉnh, cơ quan và ngày tính thời hạn",
    "#chat-submit": "Gửi câu hỏi", "button:has(> svg.lucide-copy)": "Sao chép câu trả lời",
    "button:has(> svg.lucide-arrow-down)": "Xuống cuối trang",
    "button:has(> svg.lucide-thumbs-up)": "Câu trả lời hữu ích",
    "button:has(> svg.lucide-thumbs-down)": "Câu trả lời chưa hữu ích",
    "#sidebar-trigger-button": "Mở, đóng danh sách trò chuyện", "#user-nav-button": "Tài khoản",
    "#search-chats-button": "Tìm cuộc trò chuyện",
  };
  // Chainlit puts the server's own word for a refusal before ours.
  const STATUS = /^(?:Unauthorized|Too Many Requests|Not Found|Bad Request|Service Unavailable|Internal Server Error): /;
  let fromKeyboard = false;

  // A citation opens in the side panel; with a modifier key, or without this script, the
  // link opens the plan itself.
  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const chip = event.target.closest?.(CHIP);
    if (!chip) return;
    event.preventDefault();
    fromKeyboard = event.detail === 0;
    document.querySelectorAll("a.dang-mo").forEach((a) => a.classList.remove("dang-mo"));
    chip.classList.add("dang-mo");
    const step = chip.closest('[id^="step-"]')?.id.slice(5) ?? "";
    const kehoach = { href: chip.getAttribute("href"), step };
    window.postMessage({ kehoach }, window.location.origin);
  }, true);

  // A whole document pasted as a question would be more than a connection carries, and lost
  // without a word; of its beginning the server says that it is too long.
  const LONGEST = 20000;
  document.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length <= LONGEST || !event.target.closest?.("#chat-input")) return;
    event.preventDefault();
    event.stopPropagation();
    document.execCommand("insertText", false, text.slice(0, LONGEST));
  }, true);

  const settle = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (STATUS.test(node.data) && node.parentElement?.closest("[data-sonner-toast]")) {
        node.data = node.data.replace(STATUS, "");
      }
      const word = WORDS[node.data.trim()];
      if (word && !node.parentElement?.closest('.message-content [role="article"]')) node.data = word;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const one of [node, ...node.querySelectorAll("[aria-label]")]) {
      const label = LABELS[one.getAttribute("aria-label")];
      if (label) one.setAttribute("aria-label", label);
    }
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) settle(texts.currentNode);
  };

  // The quotation comes into view once the panel has loaded its text.
  const shown = new WeakSet();
  const reveal = () => {
    const panel = document.getElementById("side-view-content");
    const quote = panel?.querySelector("span.italic");
    if (!quote || shown.has(quote)) return;
    shown.add(quote);
    if (quote.getBoundingClientRect().top > window.innerHeight * 0.62) {
      quote.scrollIntoView({ block: "center" });
    }
    if (fromKeyboard) {
      panel.tabIndex = -1;
      panel.focus({ preventScroll: true });
    }
  };

  // Buttons say what they do, and a chart what it shows, to who does not see them.
  const describe = () => {
    for (const [which, name] of Object.entries(NAMES)) {
      for (const one of document.querySelectorAll(`${which}:not([aria-label])`)) {
        one.setAttribute("aria-label", name);
      }
    }
    for (const chart of document.querySelectorAll(".js-plotly-plot:not([role])")) {
      const told = chart.layout?.meta?.told;
      if (!told) continue;
      chart.setAttribute("role", "img");
      chart.setAttribute("aria-label", told);
    }
  };

  // A file that was made, and a line about the conversation, come into view: answers
  // themselves do not scroll.
  const SEEN = '.message-content a[download], [data-step-type="system_message"]';
  const handOver = (node) => {
    const one = node.nodeType === Node.ELEMENT_NODE && (node.matches(SEEN) ? node : node.querySelector(SEEN));
    if (one) one.scrollIntoView({ block: "center", behavior: "smooth" });
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      change.addedNodes.forEach(settle);
      change.addedNodes.forEach(handOver);
    }
    describe();
    reveal();
  }).observe(document, { childList: true, subtree: true });
})();
