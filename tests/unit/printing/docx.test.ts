/** The Word file of a letter: same blocks, faces and sizes as the print (issue 2 step 7, issue 5). Read back from its own XML. */
import { CFB } from 'xlsx';
import { describe, expect, it } from 'vitest';
import { letterDocx } from '../../../electron/printing/docx';
import type { Letter } from '../../../shared/letters/blocks';
import { contract, supervision } from '../letters/sample-fields';
import { bulletin, talk } from '../letters/sample-notices';
import { letterOf } from './check-paper';

/** Parts of the package by name, as text. */
async function partsOf(letter: Letter, watermark?: string): Promise<ReadonlyMap<string, string>> {
  const zip = CFB.read(Buffer.from(await letterDocx(letter, watermark)), { type: 'buffer' });
  return new Map(
    zip.FullPaths.map((path: string, index: number) => [
      path.replace('Root Entry/', ''),
      Buffer.from(zip.FileIndex[index]?.content ?? []).toString('utf8'),
    ]),
  );
}

const bodyOf = async (letter: Letter): Promise<string> => (await partsOf(letter)).get('word/document.xml') ?? '';
const plain = (xml: string): string => xml.replace(/<w:(?:br|tab)\/>|<\/w:p>/gu, '\n').replace(/<[^>]+>/gu, '');

describe('the Word file of a letter', () => {
  it('has the page of the standard: A4, 37/35/28/26 mm in twentieths of a point', async () => {
    const body = await bodyOf(await letterOf('target-contract', contract));
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    expect(body).toMatch(/w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/u);
  });

  it('names the faces and sizes offices have: 仿宋_GB2312 16, 小标宋 22, 黑体 for headings', async () => {
    const body = await bodyOf(await letterOf('target-contract', contract));
    const run = (text: string): string => body.match(new RegExp(`<w:r>(?:(?!</w:r>).)*${text}`, 'u'))?.[0].slice(-400) ?? '';
    expect(run('2026年度招商引资目标责任书')).toMatch(/方正小标宋简体[\s\S]*w:sz w:val="44"/u);
    expect(run('一、责任期限')).toMatch(/黑体[\s\S]*w:sz w:val="32"/u);
    expect(run('责任下达单位：')).toMatch(/仿宋_GB2312[\s\S]*w:sz w:val="32"/u);
  });

  it('says the same as the print, cell by cell', async () => {
    const letter = await letterOf('monthly-bulletin', bulletin);
    const text = plain(await bodyOf(letter));
    for (const block of letter.blocks) {
      if (block.kind === 'table') for (const row of block.rows) for (const cell of row.cells) expect(text).toContain(cell);
      if (block.kind === 'para') expect(text).toContain(block.text);
    }
    expect(text).toContain('青招办〔2026〕21号');
  });

  it('repeats the table head on every page and keeps rows whole', async () => {
    const letter = await letterOf('monthly-bulletin', bulletin);
    const body = await bodyOf(letter);
    expect(body.match(/<w:tblHeader/gu)).toHaveLength(letter.blocks.filter((block) => block.kind === 'table').length);
    expect(body.match(/<w:cantSplit/gu)?.length).toBeGreaterThan(36);
  });

  it('numbers odd pages right and even pages left, and hides the number of page 1 of a letter', async () => {
    const parts = await partsOf(await letterOf('talk-notice', talk));
    const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/u.test(name)).map(([, xml]) => xml);
    expect(footers).toHaveLength(3);
    expect(footers.filter((xml) => xml.includes('PAGE'))).toHaveLength(2);
    expect(footers.filter((xml) => xml.includes('w:jc w:val="right"'))).toHaveLength(1);
    expect(parts.get('word/document.xml')).toContain('<w:titlePg');
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    expect([...parts.values()].some((xml) => xml.includes('青石县招商引资工作领导小组') && xml.includes('<w:hdr'))).toBe(true);
  });

  it('holds markup and control characters of a field as text', async () => {
    const letter = await letterOf('supervision-notice', { ...supervision, matter: '<w:t>甲</w:t>&amp;\u0007{受文单位}' });
    expect(await bodyOf(letter)).toContain('&lt;w:t&gt;甲&lt;/w:t&gt;&amp;amp;□{受文单位}');
  });

  it('carries 演练数据 in the head of every page of the sample county', async () => {
    const parts = await partsOf(await letterOf('target-contract', contract), '演练数据');
    const heads = [...parts].filter(([name]) => /^word\/header\d+\.xml$/u.test(name));
    expect(heads).toHaveLength(2);
    for (const [, xml] of heads) expect(plain(xml)).toContain('演练数据');
  });
});
