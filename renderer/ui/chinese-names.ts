/**
 * Chinese names for what Ant Design names in English for screen readers: a few labels it offers no setting for, and its icons, which are silent here
 * because the controls around them have names. Watches the page, since popups and pages of a list come and go. Knows no screen.
 */
const NAMES: Readonly<Record<string, string>> = {
  Clear: '清除',
  'Increase Value': '增大',
  'Decrease Value': '减小',
  'Select all': '全选',
  'segmented control': '切换',
};

/** Buttons that only an icon names. */
const ICON_BUTTONS: Readonly<Record<string, string>> = {
  '.ant-alert-close-icon': '关闭提示',
  '.ant-input-search-btn': '查找',
  '.ant-pagination-prev > button': '上一页',
  '.ant-pagination-next > button': '下一页',
};

function name(element: Element): void {
  if (element.classList.contains('anticon')) {
    element.removeAttribute('aria-label');
    element.setAttribute('aria-hidden', 'true');
    return;
  }
  const chinese = NAMES[element.getAttribute('aria-label') ?? ''];
  if (chinese !== undefined) element.setAttribute('aria-label', chinese);
}

function nameAll(root: Element): void {
  if (root.hasAttribute('aria-label')) name(root);
  for (const element of root.querySelectorAll('[aria-label]')) name(element);
  for (const [buttons, words] of Object.entries(ICON_BUTTONS)) {
    for (const button of root.querySelectorAll(buttons)) if (!button.hasAttribute('aria-label')) button.setAttribute('aria-label', words);
  }
}

/** Names everything in the page and what is added to it later; returns the way to stop. */
export function nameInChinese(page: Element): () => void {
  nameAll(page);
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) nameAll(node);
    }
  });
  observer.observe(page, { childList: true, subtree: true });
  return () => observer.disconnect();
}
