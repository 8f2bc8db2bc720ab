/**
 * The small readings: land area, percentages, names of units, stages. Rules: import contract, "A record" and "Stage".
 */
import stageData from '../../assets/import/stages.json';
import unitData from '../../assets/import/units.json';
import { decimalText } from './cells';
import type { Area, ImportStage, Percent, UnitName, UnitTable, Unknown } from './document';
import { IMPORT_STAGES } from './document';
import { shiftDecimal } from './read-money';
import type { CellView, Reading } from './readings';
import { CHINESE_NUMBER_CLASS, chineseNumber, compact, isDash, withoutMarks } from './text';
import type { UnitWord } from './unit-words';
import { LAND_UNIT_SOURCE, anyOf, landFactor } from './unit-words';

const AREA = new RegExp(
  `^(${anyOf(unitData.approxBefore)}|拟|需|用地|占地)*(\\d+(?:\\.\\d+)?)(${LAND_UNIT_SOURCE})?(左右|余|多|上下)?(${LAND_UNIT_SOURCE})?(左右|上下|以上)?$`,
);
const APPROX = new RegExp(`^(${anyOf(unitData.approxBefore)})|左右|余|多|上下|以上`);

/** digits × times ÷ over, half up to two decimals, exactly. */
function scaled(digits: string, times: number, over: number): string {
  if (times === over) return digits.replace(/^0+(?=\d)/, '');
  const places = digits.split('.')[1]?.length ?? 0;
  const whole = BigInt(shiftDecimal(digits, places)) * BigInt(times) * 100n;
  const divisor = BigInt(over) * 10n ** BigInt(places);
  const hundredths = String((whole * 2n + divisor) / (divisor * 2n)).padStart(3, '0');
  const part = hundredths.slice(-2).replace(/0+$/, '');
  return hundredths.slice(0, -2) + (part === '' ? '' : `.${part}`);
}

const WORDED = new RegExp(`^[${CHINESE_NUMBER_CLASS}]+(?=[余多]?(${LAND_UNIT_SOURCE}))`);

/** 三十亩 as 30亩. */
function inDigits(text: string): string {
  return text.replace(WORDED, (word) => String(chineseNumber(word) ?? word));
}

/** Reads a land cell into 亩. */
export function readLand(view: CellView, unit: UnitWord | null): Reading<Area | Unknown> {
  const raw = view.raw;
  if (raw === '') return { value: null };
  const unknown: Unknown = { unknown: true, raw };
  // 30（净地）: what a bracket without digits says is no part of the area.
  const said = compact(withoutMarks(raw)).replace(/(?<=[\d.亩])[(（][^\d()（）]+[)）]$/, '');
  const text = inDigits(said.replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''));
  const match = AREA.exec(text);
  if (!match)
    return /\d/.test(text)
      ? { value: unknown, doubt: { code: 'land-unread', text: `“${raw}”读不出面积`, candidates: [] } }
      : { value: unknown };
  const own = match[3] ?? match[5];
  const factor = own === undefined ? (unit?.kind === 'land' ? unit : { times: 1, over: 1 }) : (landFactor(own) ?? { times: 1, over: 1 });
  return { value: { value: scaled(match[2] ?? '0', factor.times, factor.over), approx: APPROX.test(text), raw } };
}

/** What a whole column of percentages says about its bare numbers. */
export type PercentScale = 'hundredths' | 'ratios' | 'mixed';

/** Reads a percentage: 70%, 0.7 shown as percent, or a bare number by the column's scale. */
export function readPercent(view: CellView, scale: PercentScale): Reading<Percent | Unknown> {
  const raw = view.raw;
  if (raw === '') return { value: null };
  const unknown: Unknown = { unknown: true, raw };
  const text = compact(withoutMarks(raw))
    .replace(/^(约|完成|已完成|近)+/, '')
    .replace(/(左右|以上)$/, '');
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text);
  if (view.number !== null && view.show === 'percent') return { value: { value: decimalText(view.number * 100), raw } };
  if (percent) return { value: { value: percent[1] ?? '0', raw } };
  const tenths = /^百分之(\d+(?:\.\d+)?)$/.exec(text);
  if (tenths) return { value: { value: tenths[1] ?? '0', raw } };
  if (!/^\d+(\.\d+)?$/.test(text)) return { value: unknown };
  const number = Number(text);
  if (scale === 'mixed' && number > 0 && number < 1)
    return {
      value: unknown,
      doubt: {
        code: 'percent-ambiguous',
        text: `“${raw}”是${raw}%还是${decimalText(number * 100)}%？`,
        candidates: [text, decimalText(number * 100)],
      },
    };
  return { value: { value: scale === 'ratios' && number <= 1 ? decimalText(number * 100) : decimalText(number), raw } };
}

/** True for a value that is a percentage and nothing else. */
export function isPercent(view: CellView): boolean {
  return view.show === 'percent' || /^\d+(\.\d+)?%$/.test(compact(view.raw));
}

const OFFICE_TAIL = /(人民政府|镇政府|乡政府|政府|党委|党工委|委员会|管理委员会|管委会|办事处)$/;

/** 县商务局 without the 县 of its own county; 市商务局 is another office there. */
function withoutLevel(name: string, level: string): string {
  return level !== '' && name.startsWith(level) && name.length > 2 ? name.slice(level.length) : name;
}

/**
 * What an office is called for short among its own: 商务局 for 县商务局, 柳河 for 柳河镇, 经开区 for 青石经济开发区. Two offices that would be called
 * the same are not called so at all: the name is asked about.
 */
function shortNames(table: UnitTable, level: string): ReadonlyMap<string, string | null> {
  const county = compact(table.county ?? '');
  const place = county.slice(0, county.length - level.length);
  const bearers = new Map<string, string | null>();
  for (const unit of table.units)
    for (const alias of [unit.name, ...unit.aliases]) {
      const bare = compact(alias).replace(OFFICE_TAIL, '');
      const own = county !== '' && bare.startsWith(county) ? bare.slice(county.length) : withoutLevel(bare, level);
      const zone = own.replace(/经济(技术)?开发区$/, '经开区').replace(/高新技术(产业)?开发区$/, '高新区');
      const local = place !== '' && zone.startsWith(place) && zone.length > place.length + 1 ? zone.slice(place.length) : zone;
      const town = own.replace(/(?<=..)(镇|乡|街道)$/, '');
      for (const form of new Set([own, zone, local, town])) {
        const bearer = bearers.get(form);
        if (form.length > 1) bearers.set(form, bearer === undefined || bearer === unit.name ? unit.name : null);
      }
    }
  return bearers;
}

/** Finds offices by every name the county's table gives them, then by what they are called for short; without a table names stay as written. */
export function unitFinder(table: UnitTable | null): (raw: string) => UnitName | null {
  const names = new Map<string, string>();
  for (const unit of table?.units ?? [])
    for (const alias of [unit.name, ...unit.aliases]) {
      names.set(compact(alias), unit.name);
      if (table?.county !== undefined) {
        const county = compact(table.county);
        const bare = compact(alias);
        const rest = bare.startsWith(county) ? bare.slice(county.length) : bare;
        // 青石县投资促进服务中心 and 县投资促进服务中心 are one office.
        for (const form of [county + rest, `县${rest}`, `${county}${rest.replace(/^[县市区]/, '')}`])
          if (!names.has(form)) names.set(form, unit.name);
      }
    }
  const level = /[县市区]$/.exec(compact(table?.county ?? ''))?.[0] ?? '';
  const short = table === null ? new Map<string, string | null>() : shortNames(table, level);
  const find = (raw: string): UnitName | null => {
    const key = compact(raw);
    if (key === '' || isDash(raw)) return null;
    const plain = key.replace(/[(（][^()（）]*[)）]$/, '');
    const forms = [key, plain, plain.replace(OFFICE_TAIL, ''), plain.replace(/^(中共|中国共产党)/, '').replace(OFFICE_TAIL, '')];
    for (const form of forms) {
      const found = names.get(form);
      if (found !== undefined) return { name: found, raw };
    }
    for (const form of forms) {
      const found = short.get(form) ?? short.get(withoutLevel(form, level));
      if (found != null) return { name: found, raw };
    }
    // 商务局、柳河: each of several by itself.
    if (table === null || !raw.includes('、')) return { name: raw, raw };
    return {
      name: raw
        .split('、')
        .map((part) => find(part)?.name ?? part)
        .join('、'),
      raw,
    };
  };
  // The same few offices stand in every row.
  const known = new Map<string, UnitName | null>();
  return (raw) => {
    let found = known.get(raw);
    if (found === undefined) known.set(raw, (found = find(raw)));
    return found;
  };
}

/** True when a text is one of the county's offices. */
export function isKnownUnit(find: (raw: string) => UnitName | null, table: UnitTable | null, raw: string): boolean {
  const found = find(raw);
  return found !== null && (table?.units.some(({ name }) => name === found.name) ?? false);
}

/** True for a text formed like an office's name, for counties whose table does not list it. */
export function isOfficeName(text: string): boolean {
  return /^\p{Script=Han}{1,10}(镇|乡|街道|办事处|局|委|中心|开发区|经开区|高新区|工业园区?|产业园区|管委会|商会)$/u.test(compact(text));
}

const STAGE_RULES = stageData.rules;

function isStage(name: string): name is ImportStage {
  return (IMPORT_STAGES as readonly string[]).includes(name);
}

/** The stage a word or short text names, by meaning; null when it names none. */
export function stageOf(raw: string): ImportStage | null {
  const text = compact(raw);
  if (text === '') return null;
  const whole = stageData.exact.find(({ words }) => words.includes(text))?.stage;
  if (whole !== undefined && isStage(whole)) return whole;
  for (const { words, stage } of STAGE_RULES) if (isStage(stage) && words.some((word) => text.includes(word))) return stage;
  return null;
}

/** The stage a sheet is named after: 签约, 在建项目台账 — not one that occurs inside a longer name. */
export function stageOfSheet(name: string): ImportStage | null {
  const rest = compact(name).replace(
    /(19|20)\d{2}年?|\d+月?|招商引资|重点|项目|台账|台帐|清单|情况|一览表|统计表|汇总|表|类|[()（）【】\-_]/g,
    '',
  );
  return rest.length <= 6 ? stageOf(rest) : null;
}

/** A tick or cross: true for √ and 是, false for × and 否, null for anything else. */
export function flagOf(raw: string): boolean | null {
  const text = compact(raw);
  if (/^([√✓✔☑●★是1Yy]|已?完成)$/.test(text)) return true;
  return /^[×✗✘否无○□0Nn]$/.test(text) || isDash(text) ? false : null;
}

/** 施工许可, 规划许可证, 竣工验收备案: a paper that was got is no stage reached. */
const PAPER = /许可|证书?$|手续|批复|审批|审查|核准|备案|环评|能评/;

/** The stage a column of ticks stands for: 签约, 是否开工, 已投产; null when its header names none. */
export function stageOfMark(header: string): ImportStage | null {
  if (PAPER.test(compact(header))) return null;
  const key = compact(header).replace(/^(是否|已经?|目前|当前|正在|项目)+|(时间|日期|情况|项目|阶段|完成)+$/g, '');
  return key.length <= 5 ? stageOf(key) : null;
}

/** Words of stages, and what stands around them without saying more: 正在洽谈中, 已签约. */
const STAGE_WORDS = new RegExp(`${anyOf(STAGE_RULES.flatMap(({ words }) => words))}|${anyOf(stageData.around)}`, 'g');

/** True when a text is a stage word and nothing else: 考察两次 says more than 在谈. */
export function isStageWord(raw: string): boolean {
  // 在谈（2个）: with the number of its projects.
  const text = compact(raw).replace(/[(（]?共?\d+[个项](项目)?[)）]?$/, '');
  return text.length <= 8 && stageOf(text) !== null && text.replace(STAGE_WORDS, '') === '';
}
