/**
 * Persons as ledgers write them (M-16, M-17): names, posts and phones in one cell, several persons, posts before or after.
 * Word lists: assets/import/persons.json.
 */
import personData from '../../assets/import/persons.json';
import type { Person } from './document';
import type { Reading } from './readings';
import { isDash } from './text';

const SURNAMES = new Set(personData.surnames);
const COMPOUND = personData.compoundSurnames;
const POSTS = personData.posts.toSorted((a, b) => b.length - a.length).join('|');
const LEADS = personData.postLead.toSorted((a, b) => b.length - a.length).join('|');
/** A whole post: words before (县委, 某某局 …) and the word that makes it a post. */
const POST = new RegExp(
  `^(?:${LEADS}|\\p{Script=Han}{1,8}(?:局|委|办|部|会|中心|公司|镇|乡|村|街道|园区|协会|商会|专班|院|所|站))*(?:${POSTS})$`,
  'u',
);
/** A post without an office's name: 常务副县长, 县委书记. */
const OWN_POST = new RegExp(`^(?:${LEADS})*(?:${POSTS})$`);
/** The beginning of a post in its own words, not with an office's name. */
const PLAIN_POST = new RegExp(`^(?:${LEADS}|${POSTS})`);
const POST_END = new RegExp(`(?:${POSTS})$`);
const OFFICE =
  /^(\p{Script=Han}{1,12}(镇|乡|街道|局|委|办|中心|开发区|经开区|高新区|新区|园区|公司|集团|政府|管委会)|管委会|指挥部|党政办|办公室)$/u;
/** 柳河镇张三, written without a space. */
const OFFICE_AND_NAME = /^(\p{Script=Han}{2,10}(?:镇|乡|街道|局|开发区|经开区|高新区|园区))(\p{Script=Han}{2,3})$/u;
const NONE = new Set(personData.none);
const MOBILE = /(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)/g;
const LANDLINE = /(?<!\d)(0\d{2,3})[- ]?(\d{7,8})(?!\d)|(?<!\d)(\d{7,8})(?!\d)/g;
const LOST_PHONE = /\d(?:\.\d+)?E\+?\d{1,2}/i;

/** One mobile number and nothing else, as a column of its own holds it. */
const ONE_MOBILE = /^1[3-9]\d{9}$/;

/** Phones of a text, digits only, a landline with its hyphen; and the text with a mark where each stood. */
export function takePhones(text: string): { readonly phones: readonly string[]; readonly rest: string } {
  if (ONE_MOBILE.test(text)) return { phones: [text], rest: '\u00010\u0001' };
  const phones: string[] = [];
  const mark = (phone: string): string => {
    phones.push(phone);
    return `\u0001${phones.length - 1}\u0001`;
  };
  const rest = text
    .replace(MOBILE, (_, a: string, b: string, c: string) => mark(a + b + c))
    .replace(LANDLINE, (whole, area: string | undefined, number: string | undefined) =>
      mark(area === undefined ? whole : `${area}-${number ?? ''}`),
    );
  return { phones, rest };
}

/** True for a text that is a phone which a sheet turned into 1.38E+10. */
export function isLostPhone(text: string): boolean {
  if (ONE_MOBILE.test(text)) return false;
  return LOST_PHONE.test(text.normalize('NFKC').replace(/\s+/g, ''));
}

function surnameLength(name: string): number {
  if (COMPOUND.some((surname) => name.startsWith(surname))) return 2;
  return SURNAMES.has(name.charAt(0)) ? 1 : 0;
}

function looksLikeName(text: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(text) && !/^\p{Script=Han}{1,8}·\p{Script=Han}{1,8}$/u.test(text)) return false;
  // 李明局长 is a name of two characters and a post.
  if (text.length === 4 && OWN_POST.test(text.slice(2))) return false;
  return surnameLength(text) > 0 && !POST.test(text);
}

/** True for a cell that holds a name, with or without post and phone: 副县长 张三 138…. */
export function looksLikePerson(raw: string): boolean {
  const { value, doubt } = readPersons(raw);
  return doubt === undefined && (value ?? []).length > 0 && (value ?? []).every(({ name }) => looksLikeName(name));
}

type Piece = {
  readonly name: string;
  readonly post: string;
  readonly phones: readonly number[];
  readonly incomplete: boolean;
  readonly postLast: boolean;
};

/** Splits 副县长张三 or 张三副县长 into post and name. */
function splitPost(text: string): { readonly name: string; readonly post: string } {
  if (looksLikeName(text)) return { name: text, post: '' };
  if (OWN_POST.test(text)) return { name: '', post: text };
  for (const start of [PLAIN_POST, POST]) {
    if (start === POST && POST.test(text)) return { name: '', post: text };
    for (let length = 2; length <= Math.min(4, text.length - 2); length += 1) {
      const name = text.slice(0, length);
      const post = text.slice(length);
      if (surnameLength(name) > 0 && start.test(post) && POST.test(post)) return { name, post };
    }
  }
  for (let length = 2; length <= Math.min(4, text.length - 2); length += 1) {
    const name = text.slice(-length);
    const post = text.slice(0, -length);
    if (surnameLength(name) > 0 && POST_END.test(post)) return { name, post };
  }
  const [, office = '', person = ''] = OFFICE_AND_NAME.exec(text) ?? [];
  if (looksLikeName(person)) return { name: person, post: office };
  return { name: text, post: '' };
}

/** 王县长, 张局: a surname and a post, no given name. */
function surnameOnly(text: string): { readonly name: string; readonly post: string } | null {
  for (const length of [2, 1]) {
    const post = text.slice(length);
    if (post === '' || surnameLength(text.slice(0, length)) !== length) continue;
    if ((POST.test(post) && PLAIN_POST.test(post)) || /^[局处科总]$/.test(post)) return { name: text.slice(0, length), post };
  }
  return null;
}

/** A name directly behind a phone begins the next person. */
const BEHIND_PHONE = /(\u0001\d+\u0001)(?=\s*\p{Script=Han}{2,4}\s*(?:\u0001|[(（]|$))/gu;
/** So does one behind a bracket: 张三（组长） 李四（副组长）. */
const BEHIND_BRACKET = /([)）])(?=\s*\p{Script=Han}{2,4}\s*[(（])/gu;
const MARK = /\u0001(\d+)\u0001/g;
const BRACKETS = /[(（[【](.*?)[)）\]】]/g;

function readPiece(text: string): readonly Piece[] {
  const phones: number[] = [];
  const posts: string[] = [];
  const outside = text.replace(BRACKETS, '').replace(MARK, '').trim();
  const bare = text
    .replace(BRACKETS, (_, inner: string) => {
      const rest = inner.replace(MARK, (__, index: string) => {
        phones.push(Number(index));
        return '';
      });
      const post = rest
        .replace(/^(电话|手机|联系电话|职务)[:：]?/, '')
        .replace(/[,，、;；]?\s*微信(同号|号)?[:：]?/, '')
        .replace(/^[\s,，、;；:：]+|[\s,，、;；:：]+$/g, '')
        .trim();
      // 县长（张三）: the name stands in the bracket.
      if (POST.test(outside) && looksLikeName(post)) return ` ${post} `;
      if (post !== '' && !NONE.has(post) && !/^[男女]$/.test(post)) posts.push(post);
      return ' ';
    })
    .replace(MARK, (_, index: string) => {
      phones.push(Number(index));
      return ' ';
    })
    .replace(/(联系)?(电话|手机号?码?|联系方式|姓名|责任人|联系人)[:：]/g, ' ')
    .replace(/^[^:：]{1,6}[:：](?=\p{Script=Han})/u, (label) => (POST.test(label.slice(0, -1)) ? `${label.slice(0, -1)} ` : ''))
    .replace(/[:：]/g, ' ')
    .replace(/等(\d+人)?$/, '')
    .replace(/(?<=\p{Script=Han}{2})\s*同志/gu, '')
    .replace(/(^|\s)[-—–]+|[-—–]+(?=\s|$)/g, ' ')
    .trim();
  const words = joinSingles(bare.split(/\s+/).filter((word) => word !== ''));
  const post = posts.join('、');
  if (words.length === 0) return [{ name: '', post, phones, incomplete: false, postLast: false }];
  const pieces: Piece[] = [];
  let waiting = '';
  for (const [place, word] of words.entries()) {
    // 柳河镇 张三: an office before a name is where the person sits, not a person.
    if (OFFICE.test(word) && word.length > 2 && words.slice(place + 1).some(looksLikeName)) {
      waiting += word;
      continue;
    }
    const before = pieces.at(-1);
    if (before !== undefined && OFFICE.test(word) && word.length > 3) {
      pieces[pieces.length - 1] = { ...before, post: joined(before.post, word) };
      continue;
    }
    const alone = surnameOnly(word);
    const split = alone ?? splitPost(word);
    if (split.name === '') {
      const last = pieces.at(-1);
      const second = last?.postLast === true && !words.slice(place + 1).some(looksLikeName);
      if (last && waiting === '' && (last.post === '' || second))
        pieces[pieces.length - 1] = { ...last, post: `${last.post} ${split.post}`.trim(), postLast: true };
      else waiting += split.post;
      continue;
    }
    pieces.push({
      name: split.name,
      post: waiting + split.post,
      phones: [],
      incomplete: alone !== null,
      postLast: split.post !== '' && word.startsWith(split.name),
    });
    waiting = '';
  }
  const last = pieces.at(-1);
  if (!last) return [{ name: '', post: waiting + post, phones, incomplete: false, postLast: false }];
  pieces[pieces.length - 1] = { ...last, post: last.post === '' ? post : last.post + (post === '' ? '' : `、${post}`), phones };
  return pieces;
}

const LATIN = /^[A-Za-z][A-Za-z.'-]*$/;

/** 张 三 is one name of single characters. */
function joinSingles(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const fits =
      last !== undefined &&
      /^\p{Script=Han}$/u.test(word) &&
      /^\p{Script=Han}{1,2}$/u.test(last) &&
      surnameLength(last) > 0 &&
      !POST.test(last + word);
    const opens = last !== undefined && /^\p{Script=Han}$/u.test(last) && /^\p{Script=Han}{1,2}$/u.test(word) && surnameLength(last) > 0;
    // Tom Li is one name.
    if (last !== undefined && LATIN.test(last) && LATIN.test(word)) joined[joined.length - 1] = `${last} ${word}`;
    else if (fits || opens) joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}

/** Posts of one person, in the order they were written. */
function joined(...posts: readonly string[]): string {
  return posts.filter((post) => post !== '').join('、');
}

/** Splits at 、 ， ; / and line breaks outside brackets. */
function splitOutside(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if ('(（[【'.includes(character)) depth += 1;
    if (')）]】'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、,，;；/／\n]/.test(character)) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** True for a name and nothing else: no post behind a surname (张局), no 同志, no 等. */
function isBareName(text: string): boolean {
  return looksLikeName(text) && !/等$|同志/.test(text) && surnameOnly(text) === null;
}

/**
 * Reads a cell of persons.
 * @param raw the cell's text
 * @returns persons in order; a doubt for a lost phone or a surname with post only
 */
export function readPersons(raw: string): Reading<readonly Person[]> {
  const narrow = raw
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, ' ')
    // A line break inside brackets only wraps what stands there: 富弼（人大⏎主任）.
    .replace(/(?<=[([【][^()[\]【】]*)\n\s*(?=[^()[\]【】]*[)\]】])/g, '')
    .trim();
  if (narrow === '' || isDash(raw) || NONE.has(narrow.replace(/\s+/g, ''))) return { value: null };
  if (isBareName(narrow)) return { value: [{ name: narrow }] };
  const lost = isLostPhone(narrow);
  const { phones, rest } = takePhones(lost ? narrow.replace(/\d(?:\.\d+)?E\+?\d{1,2}/gi, ' ') : narrow);
  const pieces: Piece[] = [];
  let waiting = '';
  // A phone before the first name is that person's.
  let early: readonly number[] = [];
  for (const part of splitOutside(rest.replace(BEHIND_PHONE, '$1、').replace(BEHIND_BRACKET, '$1、'))) {
    for (const piece of readPiece(part)) {
      const last = pieces.at(-1);
      if (last !== undefined && piece.name.length > 3 && OFFICE.test(piece.name) && piece.post === '' && waiting === '')
        pieces[pieces.length - 1] = { ...last, post: joined(last.post, piece.name), phones: [...last.phones, ...piece.phones] };
      else if (piece.name !== '') {
        const post = [waiting, piece.post].filter((word) => word !== '').join('、');
        pieces.push({ ...piece, post, phones: [...early, ...piece.phones] });
        early = [];
        waiting = '';
      } else if (piece.post === '' && last) pieces[pieces.length - 1] = { ...last, phones: [...last.phones, ...piece.phones] };
      else if (last && waiting === '' && (last.postLast || (last.post === '' && pieces.length === 1)))
        pieces[pieces.length - 1] = {
          ...last,
          post: joined(last.post, piece.post),
          postLast: true,
          phones: [...last.phones, ...piece.phones],
        };
      else {
        waiting = [waiting, piece.post].filter((word) => word !== '').join('、');
        early = [...early, ...piece.phones];
      }
    }
  }
  const last = pieces.at(-1);
  if (waiting !== '' && last) pieces[pieces.length - 1] = { ...last, post: joined(last.post, waiting) };
  const value = pieces.map(({ name, post, phones: own }): Person => {
    const phone = own.map((index) => phones[index] ?? '').join('、');
    return { name, ...(post === '' ? {} : { post }), ...(phone === '' ? {} : { phone }) };
  });
  if (value.length === 0) {
    if (phones.length > 0) return { value: [{ name: '', phone: phones.join('、') }] };
    return { value: waiting === '' ? null : [{ name: '', post: waiting }] };
  }
  const digits = value.find(({ name }) => /^[\d-]{5,}$/.test(name));
  if (digits !== undefined) {
    const doubt = { code: 'phone-lost', text: `“${digits.name}”不是完整的电话号码，请补填`, candidates: [] };
    return { value: value.filter(({ name }) => name !== digits.name), doubt };
  }
  if (lost) return { value, doubt: { code: 'phone-lost', text: `“${raw}”的电话号码已丢失，请补填`, candidates: [] } };
  if (pieces.some(({ incomplete }) => incomplete))
    return { value, doubt: { code: 'person-incomplete', text: `“${raw}”只有姓和职务，请补全姓名`, candidates: [] } };
  return { value };
}

/** Gives phones of a column of their own to the persons of the row, in order; the number of one phone goes to the first. */
export function addPhones(persons: readonly Person[], raw: string): Reading<readonly Person[]> {
  if (isLostPhone(raw)) return { value: persons, doubt: { code: 'phone-lost', text: `“${raw}”的电话号码已丢失，请补填`, candidates: [] } };
  const { phones } = takePhones(raw.normalize('NFKC'));
  if (phones.length === 0) return { value: persons };
  if (persons.length === 0) return { value: [{ name: '', phone: phones.join('、') }] };
  const free = phones.slice();
  return {
    value: persons.map((person, index) => {
      if (person.phone !== undefined) return person;
      const own = index === persons.length - 1 ? free.splice(0) : free.splice(0, 1);
      return own.length === 0 ? person : { ...person, phone: own.join('、') };
    }),
  };
}
