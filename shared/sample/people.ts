/**
 * People of the sample county and the posts they hold. All names are invented. One leader left his post on 30 June 2026 and one name
 * has a character outside the basic planes of old fonts (䶮), because real registers have both.
 */
import { isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { recordId } from '../model/ids';
import type { RecordId } from '../model/ids';
import { randomFrom } from './random';
import type { Random } from './random';
import { SAMPLE_UNITS } from './units';
import type { SampleUnit } from './units';
import { GIVEN_FIRST, GIVEN_SECOND, SURNAMES } from './vocabulary';

export type SamplePerson = {
  readonly id: RecordId;
  readonly name: string;
  readonly phone: string;
  /** Null for a county leader (县级领导). */
  readonly unit: RecordId | null;
  readonly title: string;
  readonly team?: '党委' | '人大' | '政府' | '政协';
  readonly head: boolean;
  readonly from: IsoDay;
  readonly to?: IsoDay;
};

/** The clerk of the county's investment office, who enters what the county enters. */
export const COUNTY_CLERK = '秦晓雁';

const LEADER_POSTS: readonly (readonly [string, NonNullable<SamplePerson['team']>])[] = [
  ['县委书记', '党委'],
  ['县委副书记、县长', '政府'],
  ['县人大常委会主任', '人大'],
  ['县政协主席', '政协'],
  ['县委副书记', '党委'],
  ['县委常委、常务副县长', '政府'],
  ['县委常委、统战部部长', '党委'],
  ['副县长', '政府'],
  ['副县长', '政府'],
  ['副县长', '政府'],
  ['县人大常委会副主任', '人大'],
  ['县政协副主席', '政协'],
];

/** The leader who left, and the one who came in his place the next day. */
export const LEADER_LEFT = recordId('h-leader-10');
export const LEADER_CAME = recordId('h-leader-13');
export const LEADER_LEFT_ON: IsoDay = isoDay('2026-06-30');

function phone(random: Random): string {
  return `1300000${String(random.int(1000, 9999))}`;
}

function names(): () => string {
  const random = randomFrom('people/names');
  const used = new Set<string>([COUNTY_CLERK]);
  return () => {
    for (;;) {
      const given = random.chance(30) ? random.pick(GIVEN_SECOND) : random.pick(GIVEN_FIRST) + random.pick(GIVEN_SECOND);
      const name = random.pick(SURNAMES) + given;
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
  };
}

function leaders(name: () => string): SamplePerson[] {
  const random = randomFrom('people/leaders');
  const from = isoDay('2021-11-01');
  const made = LEADER_POSTS.map(([title, team], index): SamplePerson => {
    const id = recordId(`h-leader-${String(index + 1).padStart(2, '0')}`);
    const own = { id, name: index === 7 ? '周䶮' : name(), phone: phone(random), unit: null, title, team, head: index < 4, from };
    return id === LEADER_LEFT ? { ...own, to: LEADER_LEFT_ON } : own;
  });
  const successor = {
    id: LEADER_CAME,
    name: name(),
    phone: phone(random),
    unit: null,
    title: '副县长',
    team: '政府',
    head: false,
    from: isoDay('2026-07-01'),
  } as const;
  return [...made, successor];
}

function titles(unit: SampleUnit): readonly [string, string, string] {
  if (unit.kind === 'town') {
    const suffix = unit.name.slice(-1);
    return [`${suffix === '镇' ? '镇' : '乡'}党委书记`, `副${suffix === '镇' ? '镇' : '乡'}长`, '经济发展办公室主任'];
  }
  if (unit.kind === 'dept') {
    const head = unit.key === 'toucu' ? '主任' : unit.key === 'fagai' ? '主任' : unit.key === 'gongxiao' ? '主任' : '局长';
    return [`党组书记、${head}`, `副${head}`, '招商专班负责人'];
  }
  return ['党工委书记', '管委会副主任', '招商服务科科长'];
}

function ofUnit(unit: SampleUnit, name: () => string): SamplePerson[] {
  const random = randomFrom(`people/${unit.key}`);
  const [head, deputy, staff] = titles(unit);
  const from = unit.from ?? isoDay('2022-03-01');
  const person = (index: number, title: string, isHead: boolean): SamplePerson => ({
    id: recordId(`h-${unit.key}-${index}`),
    name: name(),
    phone: phone(random),
    unit: unit.id,
    title,
    head: isHead,
    from,
  });
  return [person(1, head, true), person(2, deputy, false), person(3, staff, false), person(4, '招商专干', false)];
}

/** Everybody, leaders first; the order never changes. */
export function samplePeople(): readonly SamplePerson[] {
  const name = names();
  return [...leaders(name), ...SAMPLE_UNITS.flatMap((unit) => ofUnit(unit, name))];
}

/** County leaders who hold a post on a day. */
export function leadersOn(people: readonly SamplePerson[], day: IsoDay): SamplePerson[] {
  return people.filter((person) => person.unit === null && person.from <= day && (person.to === undefined || person.to >= day));
}

/** People of a unit: head, deputy, office head, clerk. */
export function peopleOf(people: readonly SamplePerson[], unit: SampleUnit): SamplePerson[] {
  return people.filter((person) => person.unit === unit.id);
}
