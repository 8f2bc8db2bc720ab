/** A day or a month that is always given, as the ledger writes it; no screen turns days into another library's dates by itself. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { isoDay } from '../../shared/model/dates';
import type { IsoDay } from '../../shared/model/dates';

type Shared = {
  /** Spoken name. */
  readonly label: string;
  readonly size?: 'small';
};

type DayFieldProps = Shared & {
  readonly day: IsoDay;
  readonly onChange: (day: IsoDay) => void;
  /** No later day can be chosen. */
  readonly latest?: IsoDay;
};

export function DayField({ label, day, onChange, latest, ...rest }: DayFieldProps) {
  return (
    <DatePicker
      {...rest}
      allowClear={false}
      aria-label={label}
      value={dayjs(day)}
      {...(latest === undefined ? {} : { maxDate: dayjs(latest) })}
      onChange={(value) => value && onChange(isoDay(value.format('YYYY-MM-DD')))}
    />
  );
}

type MonthFieldProps = Shared & {
  /** 2026-10 */
  readonly month: string;
  readonly onChange: (month: string) => void;
};

export function MonthField({ label, month, onChange, ...rest }: MonthFieldProps) {
  return (
    <DatePicker
      {...rest}
      picker="month"
      format="YYYY年M月"
      allowClear={false}
      aria-label={label}
      value={dayjs(`${month}-01`)}
      onChange={(value) => value && onChange(value.format('YYYY-MM'))}
    />
  );
}
