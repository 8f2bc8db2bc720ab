/**
 * The line above the table: the screen's own buttons, the filters in force as removable chips, the find box, the unit switch
 * 万元/亿元 and the column chooser. Changes only the view.
 */
import { Button, Checkbox, Input, Popover, Radio, Tag } from 'antd';
import type { InputRef } from 'antd';
import type { ReactNode, Ref } from 'react';
import { filterWords, withFilter } from './filter-rows';
import type { GridColumn, GridView } from './grid-types';

type GridToolbarProps = {
  readonly columns: readonly GridColumn[];
  readonly view: GridView;
  readonly onViewChange: (view: GridView) => void;
  readonly children: ReactNode;
  readonly finding: boolean;
  readonly findRef: Ref<InputRef>;
  readonly onFind: (words: string, back: boolean) => void;
  readonly onCloseFind: () => void;
};

function ColumnChooser({ columns, view, onViewChange }: Pick<GridToolbarProps, 'columns' | 'view' | 'onViewChange'>) {
  const hidden = new Set(view.hidden);
  const show = (key: string, on: boolean) =>
    onViewChange({ ...view, hidden: on ? view.hidden.filter((item) => item !== key) : [...view.hidden, key] });
  return (
    <div className="lg-chooser">
      <div className="lg-chooser-list">
        {columns.map((column) => (
          <Checkbox
            key={column.key}
            checked={!hidden.has(column.key)}
            disabled={column.frozen === true}
            onChange={(event) => show(column.key, event.target.checked)}
          >
            {column.headerGroup === undefined ? column.label : `${column.headerGroup}·${column.label}`}
          </Checkbox>
        ))}
      </div>
      <div className="lg-filter-buttons">
        <Button size="small" onClick={() => onViewChange({ ...view, hidden: [] })}>
          全部显示
        </Button>
        <Button size="small" onClick={() => onViewChange({ ...view, order: [], widths: {} })}>
          恢复列序和列宽
        </Button>
      </div>
    </div>
  );
}

export function GridToolbar(props: GridToolbarProps) {
  const { columns, view, onViewChange, children, finding, findRef, onFind, onCloseFind } = props;
  const chips = columns.flatMap((column) => {
    const filter = view.filters[column.key];
    return filter === undefined ? [] : [{ key: column.key, words: filterWords(filter, column, view.moneyUnit) }];
  });
  const hasMoney = columns.some((column) => column.kind === 'money');
  return (
    <div className="lg-toolbar">
      {children}
      <div className="lg-chips" role="group" aria-label="正在筛选">
        {chips.map((chip) => (
          <Tag
            key={chip.key}
            closable={{ 'aria-label': `取消筛选：${chip.words}` }}
            title={chip.words}
            onClose={(event) => {
              event.preventDefault();
              onViewChange(withFilter(view, chip.key, null));
            }}
          >
            <span className="lg-chip-text">{chip.words}</span>
          </Tag>
        ))}
        {chips.length > 1 && (
          <Button type="link" size="small" onClick={() => onViewChange({ ...view, filters: {} })}>
            全部取消
          </Button>
        )}
      </div>
      {finding && (
        <Input
          ref={findRef}
          size="small"
          className="lg-find"
          placeholder="在表中查找，回车找下一个"
          aria-label="在表中查找"
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') onCloseFind();
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onFind(event.currentTarget.value, event.shiftKey);
          }}
        />
      )}
      {hasMoney && (
        <Radio.Group
          size="small"
          optionType="button"
          aria-label="金额单位"
          options={['万元', '亿元']}
          value={view.moneyUnit}
          onChange={(event) => onViewChange({ ...view, moneyUnit: event.target.value === '亿元' ? '亿元' : '万元' })}
        />
      )}
      <Popover
        trigger="click"
        placement="bottomRight"
        content={<ColumnChooser columns={columns} view={view} onViewChange={onViewChange} />}
      >
        <Button size="small">显示列</Button>
      </Popover>
    </div>
  );
}
