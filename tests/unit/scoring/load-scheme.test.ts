import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { doubledKeys } from '../../../shared/scoring/doubled-keys';
import { loadScheme } from '../../../shared/scoring/load-scheme';

const qingshi = readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8');

describe('the gate for scheme files', () => {
  it('reads the sample county scheme', () => {
    const loaded = loadScheme(qingshi);
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  });

  it('refuses a hostile file and names the place', () => {
    const refuse = (text: string): string => {
      const loaded = loadScheme(text);
      return loaded.ok ? 'read' : loaded.problems.map((p) => `${p.at}: ${p.text}`).join('; ');
    };
    expect(refuse('{')).toContain('不是考核办法文件（JSON）的写法');
    expect(refuse(qingshi.replace('"currency": "CNY"', '"__proto__": {}, "currency": "CNY"'))).toContain('不允许的键“__proto__”');
    expect(refuse(`${'['.repeat(70)}${']'.repeat(70)}`)).toContain('嵌套超过60层');
    expect(refuse(`[${'0,'.repeat(60_000)}0]`)).toContain('不予读取');
    expect(refuse(' '.repeat(2_000_001))).toContain('文件超过');
    expect(refuse(qingshi.replace('"kind": "R"', '"kind": "X"'))).toContain('items[0].rule.kind');
    expect(refuse(qingshi.replace('"zeroTarget": "full"', '"zeroTarget": "maybe"'))).toContain('items[0].rule.zeroTarget');
    expect(refuse(qingshi.replace('"cap": "120%"', '"cap": "120%", "code": "1+1"'))).toContain('不认识的键：code');
  });

  it('says what to do with a file of another encoding, a newer one, a broken one, one with hidden signs', () => {
    const refuse = (text: string): string => {
      const loaded = loadScheme(text);
      return loaded.ok ? 'read' : loaded.problems.map((p) => `${p.at}: ${p.text}`).join('; ');
    };
    const bytes = new TextEncoder().encode(qingshi);
    expect(refuse(new TextDecoder('gbk').decode(bytes.slice(0, 400)) + '\uFFFD')).toContain('编码选 UTF-8');
    expect(refuse(new TextDecoder().decode(new Uint8Array([0x7b, 0, 0x22, 0])))).toContain('编码选 UTF-8');
    expect(refuse(`\uFEFF${qingshi}`)).toBe('read');
    expect(refuse(' \n')).toContain('文件是空的');
    expect(refuse(qingshi.replace('"format": 1', '"format": 2'))).toContain('更新版本的文件请用新版程序打开');
    expect(refuse('{\n  "format": 1,\n  坏\n}')).toMatch(/第3行第3个字符/);
    expect(refuse(qingshi.replace('"title": "', '"title": "\u202e'))).toContain('控制字符');
  });

  it('refuses a key written twice in one object and names it with its line; JSON itself would keep the last in silence', () => {
    const problems = (text: string) => {
      const loaded = loadScheme(text);
      return loaded.ok ? [] : loaded.problems.map((own) => `${own.at}：${own.text}`);
    };
    const line = qingshi.slice(0, qingshi.indexOf('"cap": "120%",')).split('\n').length;
    expect(problems(qingshi.replace('"cap": "120%",', '"cap": "120%",\n"c\\u0061p": "150%",'))).toEqual([
      `第${line + 1}行：同一组内容里“cap”写了两次（第${line}行已有），请只留一处`,
    ]);
    expect(problems(qingshi.replaceAll('\n', '\r\n').replace('"format": 1,', '"format": 1, "format": 1,'))[0]).toMatch(
      /^第\d+行：同一组内容里“format”写了两次/,
    );
  });

  it('a text that looks like keys is a text, and the same key in another object is another key', () => {
    expect(doubledKeys('{"a": "\\"b\\": 1, {\\"b\\": \\\\", "b": [{"a": 1}, {"a": ":"}], "c": {"a": {}, "b": "{"}}')).toEqual([]);
    expect(doubledKeys('[{"a": 1,\n"b": {"a": 1},\n"a": 2}]')).toEqual([{ key: 'a', first: 1, again: 3 }]);
  });

  it('refuses two parts with the same id', () => {
    const loaded = loadScheme(qingshi.replace('"id": "score-started"', '"id": "score-signed"'));
    expect(loaded.ok).toBe(false);
  });

  it('has no default where documents differ: a left-out decision is refused', () => {
    const loaded = loadScheme(qingshi.replace('"cap": "120%",', ''));
    expect(loaded.ok ? '' : loaded.problems[0]?.at).toBe('items[0].rule.cap');
  });

  it('a slip deep in a tree is named at its place, in Chinese', () => {
    const problem = (change: (scheme: Record<string, { rule: Record<string, unknown> }[]>) => void): string => {
      const scheme = JSON.parse(qingshi) as Record<string, { rule: Record<string, unknown> }[]>;
      change(scheme);
      const loaded = loadScheme(JSON.stringify(scheme));
      return loaded.ok ? 'read' : `${loaded.problems[0]?.at}：${loaded.problems[0]?.text}`;
    };
    const actual =
      (value: unknown) =>
      (scheme: Record<string, { rule: Record<string, unknown> }[]>): void => {
        const rule = scheme['items']?.[0]?.rule;
        if (rule !== undefined) rule['actual'] = value;
      };
    expect(problem(actual({ op: 'mesure', id: 'x' }))).toMatch(
      /^items\[0\]\.rule\.actual\.op：“mesure”不是允许的写法，应为：field、measure、target/,
    );
    expect(problem(actual({ op: '/', of: [1, 2] }))).toMatch(/^items\[0\]\.rule\.actual\.zero：缺少这一项，应为：unknown/);
    expect(
      problem(actual({ op: '+', of: [1, { op: 'if', when: { op: 'all', of: [{ op: '>', left: 1 }] }, then: 1, else: 0 }] })),
    ).toContain('items[0].rule.actual.of[1].when.of[0].right：');
    expect(problem(actual('abc'))).toBe('items[0].rule.actual：数字写成 12、0.5、50%、3‰ 或 1/3');
    expect(problem(actual({ op: 'measure', id: 'fund', period: 'thisYear' }))).toContain(
      '“thisYear”不是允许的写法，应为：period、yearToDate',
    );
  });
});
