/**
 * Ant Design told once how it looks and speaks here: Chinese, 14 px, greys and one blue, small corners, no animation, styles under the
 * page's nonce; and where the keys go when a dialog has closed. The values repeat styles/tokens.css because Ant Design computes shades from them.
 */
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { nameInChinese } from './chinese-names';
import { cspNonce } from './csp-nonce';
import { keepKeys } from './kept-keys';

// Calendars take the names of months and days from here, not from Ant Design's locale.
dayjs.locale('zh-cn');

const theme = {
  token: {
    colorPrimary: '#2b5c8a',
    colorInfo: '#2b5c8a',
    // Ant Design's own shade of a dark blue is a dull grey.
    colorInfoBg: '#e3edf6',
    colorInfoBorder: '#b9cfe3',
    colorLink: '#2b5c8a',
    colorText: '#1f2328',
    colorTextSecondary: '#59636e',
    // Ant Design's own is too light to read on white (3.4:1).
    colorTextTertiary: '#59636e',
    colorTextDescription: '#59636e',
    colorTextPlaceholder: '#656e78',
    colorBorder: '#c9ced4',
    colorBorderSecondary: '#e1e4e8',
    fontFamily: "'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 30,
    motion: false,
    wireframe: false,
  },
} as const;

/**
 * Where dialogs and menus are put. Not the body: for dialogs in the body Ant Design locks scrolling with a style sheet that carries no nonce,
 * which the page's policy blocks and reports; the body does not scroll here anyway.
 */
function layers(): HTMLElement {
  return document.getElementById('layers') ?? document.body;
}

export function AppConfig({ children }: { readonly children: ReactNode }) {
  const nonce = cspNonce();
  useEffect(() => nameInChinese(document.body), []);
  useEffect(() => keepKeys(), []);
  return (
    <ConfigProvider
      getPopupContainer={layers}
      locale={zhCN}
      theme={theme}
      {...(nonce !== undefined && { csp: { nonce } })}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
