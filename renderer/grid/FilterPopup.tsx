/**
 * 按值筛选: the tick list with a search box that opens from a heading, as in Excel. Works on a draft; only 确定 changes the view.
 * Knows nothing of rows: it is given the options and gives back a filter.
 */
import { Button, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { searchOptions, settledFilter } from './filter-rows';
import type { FilterOption } from './filter-rows';
import { isNumeric } from './cell-text';
import type { ColumnFilter, GridColumn, SortItem, TableMoneyUnit } from './grid-types';
import { decimalFromMinor, minorFromDecimal } from '../../shared/model/money';

/** More would not be read; the search box finds the rest. */
const SHOWN_AT_MOST = 300;

type FilterPopupProps = {
  readonly column: GridColumn;
  readonly options: readonly FilterOption[];
  readonly filter: ColumnFilter | undefined;
  readonly unit: TableMoneyUnit;
  readonly left: number;
  readonly top: number;
  readonly onApply: (filter: ColumnFilter | null) => void;
  readonly onSort: (direction: SortItem['direction']) => void;
  readonly onClose: () => void;
};

function boundText(bound: number | undefined, column: GridColumn, unit: TableMoneyUnit): string {
  if (bound === undefined) return '';
  return column.kind === 'money' ? decimalFromMinor(bound, unit) : String(bound);
}

/** undefined for an empty box, null for text that is no number. */
function boundValue(text: string, column: GridColumn, unit: TableMoneyUnit): number | undefined | null {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (column.kind === 'money') return minorFromDecimal(trimmed, unit);
  return /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}

type TickProps = {
  readonly label: string;
  readonly count?: number;
  readonly on: boolean;
  /** Some of what it stands for is ticked. */
  readonly partly?: boolean;
  readonly onChange: (on: boolean) => void;
};

/** The browser's own box: a list of hundreds must open at once. */
function Tick({ label, count, on, partly = false, onChange }: TickProps) {
  return (
    <label className="lg-filter-option">
      <input
        type="checkbox"
        checked={on}
        ref={(box) => {
          if (box !== null) box.indeterminate = partly;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="lg-filter-label">{label}</span>
      {count !== undefined && <span className="lg-filter-count">{count}</span>}
    </label>
  );
}

export function FilterPopup(props: FilterPopupProps) {
  const { column, options, filter, unit, left, top, onApply, onSort, onClose } = props;
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(filter?.ticked ?? options.map((o) => o.key)));
  const [min, setMin] = useState(boundText(filter?.min, column, unit));
  const [max, setMax] = useState(boundText(filter?.max, column, unit));
  const panel = useRef<HTMLDivElement>(null);
  const found = useMemo(() => searchOptions(options, search), [options, search]);
  const searching = search.trim() !== '';

  useEffect(() => {
    const away = (event: MouseEvent) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) === false) onClose();
    };
    document.addEventListener('mousedown', away, true);
    return () => document.removeEventListener('mousedown', away, true);
  }, [onClose]);

  const span = { min: boundValue(min, column, unit), max: boundValue(max, column, unit) };
  const wrongNumber = span.min === null || span.max === null;
  // While searching, 确定 means "of these, the ticked ones", as in Excel.
  const wanted = searching ? new Set(found.filter((option) => ticked.has(option.key)).map((option) => option.key)) : ticked;
  const apply = () => {
    if (span.min === null || span.max === null || wanted.size === 0) return;
    onApply(
      settledFilter(options, wanted, {
        ...(span.min !== undefined && { min: span.min }),
        ...(span.max !== undefined && { max: span.max }),
      }),
    );
  };
  const tick = (key: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(key);
    else next.delete(key);
    setTicked(next);
  };
  const allOn = found.length > 0 && found.every((option) => ticked.has(option.key));
  const someOn = found.some((option) => ticked.has(option.key));
  const tickAll = (on: boolean) => {
    const next = new Set(ticked);
    for (const option of found) {
      if (on) next.add(option.key);
      else next.delete(option.key);
    }
    setTicked(next);
  };

  return (
    <div
      ref={panel}
      className="lg-popup lg-filter"
      role="dialog"
      aria-label={`筛选“${column.label}”`}
      style={{ left, top }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) apply();
      }}
    >
      <div className="lg-filter-sorts">
        <button type="button" className="lg-menu-item" onClick={() => onSort('asc')}>
          ↑ 升序
        </button>
        <button type="button" className="lg-menu-item" onClick={() => onSort('desc')}>
          ↓ 降序
        </button>
      </div>
      {isNumeric(column.kind) && (
        <div className="lg-filter-span">
          <Input size="small" value={min} aria-label="不低于" placeholder="不低于" onChange={(e) => setMin(e.target.value)} />
          <span>至</span>
          <Input size="small" value={max} aria-label="不高于" placeholder="不高于" onChange={(e) => setMax(e.target.value)} />
          {column.kind === 'money' && <span>{unit}</span>}
        </div>
      )}
      {wrongNumber && <div className="lg-filter-note">请填数字。</div>}
      <Input
        size="small"
        autoFocus
        allowClear
        placeholder="查找本列的值"
        aria-label="查找本列的值"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="lg-filter-list">
        <Tick label={searching ? '（全选查找结果）' : '（全选）'} on={allOn} partly={!allOn && someOn} onChange={tickAll} />
        {found.slice(0, SHOWN_AT_MOST).map((option) => (
          <Tick
            key={option.key}
            label={option.label}
            count={option.count}
            on={ticked.has(option.key)}
            onChange={(on) => tick(option.key, on)}
          />
        ))}
        {found.length > SHOWN_AT_MOST && (
          <div className="lg-filter-note">还有{found.length - SHOWN_AT_MOST}项没有列出，请用上面的查找框。</div>
        )}
        {found.length === 0 && <div className="lg-filter-note">没有找到。</div>}
      </div>
      <div className="lg-filter-buttons">
        <Button size="small" disabled={filter === undefined} onClick={() => onApply(null)}>
          取消筛选
        </Button>
        <span className="lg-space" />
        <Button size="small" onClick={onClose}>
          返回
        </Button>
        <Button size="small" type="primary" disabled={wanted.size === 0 || wrongNumber} onClick={apply}>
          确定
        </Button>
      </div>
    </div>
  );
}
