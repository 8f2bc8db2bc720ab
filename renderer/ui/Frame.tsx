/**
 * The window around every screen: navigation at the left, the top bar with office, date, search, state of the data and 当前经办人, the
 * ribbon of 演练数据, and the drawer that pushes the screen aside. Presents what it is given; knows no data and no screen.
 */
import './frame.css';
import { Select } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { DrawerContent } from './frame-context';
import { FIRST_FIELD, giveKeysTo, placeOfKeys } from './kept-keys';
import { SCREENS } from './navigation';
import type { ScreenId } from './navigation';

/** How safe the data is at this moment; the words of the top bar. */
export type DataState = {
  readonly kind: 'saved' | 'saving' | 'unsaved' | 'readOnly' | 'dateUnverified';
  /** Cells and clashes a person still has to look at (待核对). */
  readonly toCheck: number;
};

export type FrameStatus = {
  readonly office: string;
  /** As people read it: 2026年11月22日. */
  readonly asOf: string;
  /** Set while an earlier day is looked at; the ribbon then offers the way back. */
  readonly past?: { readonly onBack: () => void };
  readonly data: DataState;
  readonly person: string | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onSwitchPerson: (id: string) => void;
  readonly onShowToCheck?: () => void;
  /** The sample county: 演练数据 everywhere. */
  readonly practice: boolean;
};

const DATA_WORDS: Readonly<Record<DataState['kind'], string>> = {
  saved: '✓ 已保存',
  saving: '… 正在保存',
  unsaved: '▲ 未保存',
  readOnly: '■ 只读',
  dateUnverified: '▲ 系统日期待核实',
};

type FrameProps = {
  readonly status: FrameStatus;
  readonly screen: ScreenId;
  readonly onScreen: (screen: ScreenId) => void;
  readonly onSearch: () => void;
  readonly message: string | null;
  readonly drawer: DrawerContent | null;
  readonly onCloseDrawer: () => void;
  readonly children: ReactNode;
};

function TopBar({ status, onSearch, message }: Pick<FrameProps, 'status' | 'onSearch' | 'message'>) {
  const { data } = status;
  return (
    <header className="fr-top">
      <strong className="fr-office" title={status.office}>
        {status.office}
      </strong>
      {status.practice && (
        <span className="fr-practice" title="示例县，仅供练习，不得用于实际工作">
          演练数据
        </span>
      )}
      <span className="fr-asof">截至{status.asOf}</span>
      <button type="button" className="fr-search" onClick={onSearch}>
        <span>查找项目、人员、单位、文书</span>
        <kbd>Ctrl+K</kbd>
      </button>
      <span className="fr-message" role="status" title={message ?? undefined}>
        {message}
      </span>
      {data.toCheck > 0 && (
        <button type="button" className="fr-check" onClick={status.onShowToCheck}>
          ◆ 待核对 {data.toCheck}
        </button>
      )}
      <span className={`fr-data fr-${data.kind}`} role="status" data-testid="data-state">
        {DATA_WORDS[data.kind]}
      </span>
      <label className="fr-person">
        <span>当前经办人</span>
        <Select
          size="small"
          variant="borderless"
          aria-label="当前经办人"
          suffixIcon={<span aria-hidden="true">▾</span>}
          popupMatchSelectWidth={false}
          value={status.people.find((person) => person.name === status.person)?.id ?? null}
          placeholder="请选择"
          options={status.people.map((person) => ({ value: person.id, label: person.name }))}
          onChange={(id: string | null) => {
            if (id !== null) status.onSwitchPerson(id);
          }}
        />
      </label>
    </header>
  );
}

/** Esc closes an open list or calendar first; the drawer and what was typed in it stay. */
function popupIsOpen(): boolean {
  return (
    document.querySelector(
      '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-select-dropdown:not(.ant-select-dropdown-hidden)',
    ) !== null
  );
}

/** Where Esc has a meaning of its own: it leaves a box, a cell, a dialog or a menu. */
const OWN_ESCAPE = 'input, textarea, [contenteditable], .ag-root-wrapper, .ant-modal, [role="dialog"], [role="menu"]';

function Drawer({ content, onClose }: { readonly content: DrawerContent; readonly onClose: () => void }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const place = before === null ? [] : placeOfKeys(before);
    return () => {
      giveKeysTo(place);
    };
  }, []);
  // A form that is to be filled in begins with its first box; whatever else is shown has the keys as a whole.
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>(`[${FIRST_FIELD}] :is(input, textarea):enabled`);
    (first ?? panel.current)?.focus({ preventScroll: true });
  }, [content]);
  // A button that vanishes when it has done its work leaves the focus with the page, the second click of a double click with its row; Esc means the
  // drawer then, too. In a box or a grid Esc is theirs.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || popupIsOpen()) return;
      if (event.target instanceof Element && event.target.closest(OWN_ESCAPE) === null) onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside
      ref={panel}
      className="fr-drawer"
      tabIndex={-1}
      aria-label={typeof content.title === 'string' ? content.title : '详情'}
      style={{ width: content.width ?? 440 }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented || popupIsOpen()) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="fr-drawer-head">
        <strong>{content.title}</strong>
        <button type="button" className="fr-close" aria-label="关闭" title="关闭（Esc）" onClick={onClose}>
          ×
        </button>
      </div>
      <div className="fr-drawer-body">{content.body}</div>
      {content.foot !== undefined && <div className="fr-drawer-foot">{content.foot}</div>}
    </aside>
  );
}

export function Frame({ status, screen, onScreen, onSearch, message, drawer, onCloseDrawer, children }: FrameProps) {
  return (
    <div className={status.practice ? 'fr-root fr-practising' : 'fr-root'}>
      <nav className="fr-nav" aria-label="主导航">
        {SCREENS.map((entry, place) => (
          <button
            key={entry.id}
            type="button"
            className={entry.id === screen ? 'fr-entry fr-on' : 'fr-entry'}
            aria-current={entry.id === screen ? 'page' : undefined}
            title={`Alt+${place + 1}`}
            onClick={() => onScreen(entry.id)}
          >
            {entry.label}
          </button>
        ))}
      </nav>
      <div className="fr-main">
        <TopBar status={status} onSearch={onSearch} message={message} />
        {status.past !== undefined && (
          <div className="fr-ribbon fr-past">
            正在查看往期：截至{status.asOf}，此时不能修改。
            <button type="button" onClick={status.past.onBack}>
              回到今天
            </button>
          </div>
        )}
        <div className="fr-content">
          <main className="fr-screen">{children}</main>
          {drawer !== null && <Drawer content={drawer} onClose={onCloseDrawer} />}
        </div>
      </div>
    </div>
  );
}
