/**
 * 奖金分配 (S-92): one pool of a unit split to posts and people by percent, to the last 分, with the sum check and what the law demands: an approved basis,
 * the signatures of finance and discipline, and no share without a person. Off until a county has entered a pool with its document. Pure.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { RecordId } from '../model/ids';
import type { Money } from '../model/money';
import { exactFromText, floorOf, plainText, whole, ZERO } from '../scoring/exact';

export type PayoutShare = {
  readonly id: RecordId;
  readonly name: string;
  readonly post: string;
  readonly basis: string;
  readonly percent: string;
  readonly amount: Money | null;
};
export type Payout = {
  readonly unitName: string;
  readonly document: string;
  readonly pool: Money | null;
  readonly shares: readonly PayoutShare[];
  /** Sum of the percents. */
  readonly percent: string;
  readonly given: Money | null;
  /** What stands in the way of printing it for signature. */
  readonly findings: readonly string[];
};

/** Splits an amount by percents so that the parts of 100 % are the whole to the last 分: what rounding leaves goes to the largest remainders, first first. */
export function splitAmount(minor: number, percents: readonly string[]): number[] {
  const exact = percents.map((text) => (exactFromText(text) ?? ZERO).mul(whole(minor)).div(100));
  const floors = exact.map((value) => Number(floorOf(value).toFraction()));
  const sum = exact.reduce((all, value) => all.add(value), ZERO);
  let rest = Number(floorOf(sum).toFraction()) - floors.reduce((all, value) => all + value, 0);
  const order = exact
    .map((value, place) => ({ place, left: value.sub(floorOf(value)) }))
    .sort((a, b) => b.left.compare(a.left) || a.place - b.place);
  for (const { place } of order) {
    if (rest <= 0) break;
    floors[place] = (floors[place] ?? 0) + 1;
    rest -= 1;
  }
  return floors;
}

/** One pool with its shares; null when it is not there. */
export function payoutOf(ledger: Ledger, id: RecordId): Payout | null {
  const pool = getRecord(ledger, 'payoutPool', id);
  if (pool === null) return null;
  const people = new Map(listRecords(ledger, 'person').map(({ id: person, name }) => [person, name ?? '']));
  const records = listRecords(ledger, 'payoutShare').filter((share) => share.pool === id);
  const amounts =
    pool.amount === undefined
      ? null
      : splitAmount(
          pool.amount.minor,
          records.map(({ percent }) => percent ?? '0'),
        );
  const shares = records.map(({ id: share, person, post, basis, percent }, place): PayoutShare => ({
    id: share,
    name: person === undefined ? '' : (people.get(person) ?? ''),
    post: post ?? '',
    basis: basis ?? '',
    percent: percent ?? '0',
    amount: amounts === null || pool.amount === undefined ? null : { minor: amounts[place] ?? 0, currency: pool.amount.currency },
  }));
  const sum = records.reduce((all, { percent }) => all.add(exactFromText(percent ?? '') ?? ZERO), ZERO);
  const double = shares.filter(({ name }, place) => name !== '' && shares.findIndex((own) => own.name === name) !== place);
  return {
    unitName: pool.unit === undefined ? '' : (getRecord(ledger, 'unit', pool.unit)?.name ?? ''),
    document: pool.document ?? '',
    pool: pool.amount ?? null,
    shares,
    percent: plainText(sum),
    given:
      amounts === null || pool.amount === undefined
        ? null
        : { minor: amounts.reduce((all, value) => all + value, 0), currency: pool.amount.currency },
    findings: [
      ...(sum.equals(100) ? [] : [`各人比例合计${plainText(sum)}%，不是100%`]),
      ...(pool.document === undefined ? ['没有写批准文件'] : []),
      ...(pool.finance === undefined ? ['没有写财政部门会签人'] : []),
      ...(pool.discipline === undefined ? ['没有写纪检监察机关会签人'] : []),
      ...(shares.some(({ name }) => name === '') ? ['有的份额没有写到人'] : []),
      ...double.map(({ name }) => `${name}列了两次`),
      ...(pool.introducer === true ? ['引荐人奖励不得发给公职人员及其近亲属，请逐人核对'] : []),
    ],
  };
}
