/** What the demonstration says in the terminal: each step as it is done, the reason of a failure, and the files that lie in demo-output at the end. */
const { readdirSync, statSync } = require('node:fs');
const path = require('node:path');

/** Steps of the story are named 一、… to 十、…; everything else is Playwright's own. */
const STORY_STEP = /^[一二三四五六七八九十]、/;

/**
 * @param {string} folder
 * @param {string} [under]
 * @returns {string[]} files below a folder, with their size
 */
function filesOf(folder, under = '') {
  return readdirSync(path.join(folder, under), { withFileTypes: true })
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'))
    .flatMap((entry) => {
      const name = path.join(under, entry.name);
      if (entry.isDirectory()) return filesOf(folder, name);
      return [`${name}（${Math.ceil(statSync(path.join(folder, name)).size / 1024)} KB）`];
    });
}

/** A reporter of Playwright, which takes a class as the whole module. */
module.exports = class DemoReporter {
  printsToStdio() {
    return true;
  }

  onBegin() {
    console.log('\n责任台账 · 演示：示例县青石县（演练数据），在真实窗口中走完十步\n');
  }

  /**
   * @param {unknown} _test
   * @param {unknown} _result
   * @param {{ title: string, duration: number, error?: { message?: string } }} step
   */
  onStepEnd(_test, _result, step) {
    if (STORY_STEP.test(step.title))
      console.log(`${step.error === undefined ? '✓' : '✗'} ${step.title}（${(step.duration / 1000).toFixed(1)} 秒）`);
  }

  /**
   * @param {unknown} _test
   * @param {{ status: string, errors: { message?: string }[] }} result
   */
  onTestEnd(_test, { status, errors }) {
    if (status === 'passed') return;
    console.log('\n演示没有走完：');
    for (const { message } of errors) console.log(message ?? '');
  }

  /** @param {{ status: string }} result */
  onEnd({ status }) {
    const output = process.env['ZEREN_OUTPUT'] ?? '';
    const files = filesOf(output);
    console.log(`\n${status === 'passed' ? '十步全部完成' : '没有全部完成'}，文件在 ${output}：`);
    for (const file of files) console.log(`  ${file}`);
  }
};
