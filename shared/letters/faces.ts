/**
 * The type faces of letters: which bundled file stands for which face, and the names the faces carry on office machines and in Word.
 * Knows no block and reads no file.
 */

export type Face = '仿宋' | '小标宋' | '黑体' | '楷体' | '宋体';

type FaceSpec = {
  /** File in assets/fonts and the family name inside the print page. */
  readonly bundled: { readonly file: string; readonly family: string };
  /** What offices have installed, best first; may not be shipped. */
  readonly machine: readonly string[];
  /** The name written into a DOCX. */
  readonly word: string;
};

export const FACES: Readonly<Record<Face, FaceSpec>> = {
  仿宋: {
    bundled: { file: 'fangsong.woff2', family: 'Zeren FangSong' },
    machine: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', 'STFangsong'],
    word: '仿宋_GB2312',
  },
  小标宋: {
    bundled: { file: 'xiaobiaosong.woff2', family: 'Zeren BiaoSong' },
    machine: ['方正小标宋_GBK', '方正小标宋简体', 'FZXiaoBiaoSong-B05S'],
    word: '方正小标宋简体',
  },
  黑体: { bundled: { file: 'heiti.woff2', family: 'Zeren Hei' }, machine: ['黑体', 'SimHei'], word: '黑体' },
  楷体: {
    bundled: { file: 'kaiti.woff2', family: 'Zeren Kai' },
    machine: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi'],
    word: '楷体_GB2312',
  },
  宋体: { bundled: { file: 'songti-digits.woff2', family: 'Zeren Song Digits' }, machine: ['宋体', 'SimSun'], word: '宋体' },
};

/** Second in every stack: the characters of names that the faces lack (䶮 㛃 㼆 𬱖). */
export const COMPANION = { file: 'rare.woff2', family: 'Zeren Rare' } as const;

/** `bundled`: the same print on every machine. `machine`: the office's own faces where it has them. */
export type FaceChoice = 'bundled' | 'machine';

/** CSS `font-family` value of a face. */
export function fontStack(face: Face, choice: FaceChoice): string {
  const { bundled, machine } = FACES[face];
  const own = [bundled.family, COMPANION.family];
  return [...(choice === 'machine' ? machine : []), ...own, 'serif'].map((name) => (name === 'serif' ? name : `"${name}"`)).join(',');
}

/** `@font-face` rules; `base` is the address of the folder with the font files, ending in a slash. */
export function fontFaceRules(base: string): string {
  return [...Object.values(FACES).map((face) => face.bundled), COMPANION]
    .map(({ family, file }) => `@font-face{font-family:"${family}";src:url("${base}${file}") format("woff2")}`)
    .join('\n');
}
