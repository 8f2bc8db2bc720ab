/** What is counted and scored as lines of a form: 汇率、认定、分成、指标、任务、考核项. Every key of the format, in the words of documents. */
import {
  ALWAYS,
  CONDITION,
  DATE,
  GROUPS,
  LENGTH,
  LITERAL,
  MAYBE_ROUNDING,
  MONTH_DAY,
  NOTE,
  NUMBER,
  PATH,
  PERIOD,
  SUBJECT_LINE,
  TEXT,
  TITLE,
  choice,
  firstOf,
  flag,
  freshLength,
  line,
  maybe,
  oneOf,
  orUnknown,
  otherwise,
  part,
  ref,
  refs,
  rows,
  schemeYear,
  unused,
  variant,
  word,
} from './form-fields';
import type { Line } from './form-fields';
import type { Scheme } from './scheme-schema';

const CURRENCY = choice(['CNY', '人民币'], ['USD', '美元'], ['HKD', '港元'], ['EUR', '欧元'], ['JPY', '日元']);

/** A rate to type over, of the first day of the 办法's own year. */
const freshRate = (scheme: Scheme) => ({ on: schemeYear(scheme).from, rate: '7' });

const RATE_TABLE = rows(part(line('on', '日期', { is: 'day' }), line('rate', '汇率', LITERAL)), '加一行', freshRate, 1);

export const RATE_LINES: readonly Line[] = [
  line('from', '从', CURRENCY),
  line('to', '折成', CURRENCY),
  line(
    'basis',
    '汇率',
    oneOf(
      variant('is', 'fixed', '固定汇率', () => ({ rate: '7' }), line('rate', '汇率', LITERAL)),
      variant('is', 'byDay', '按到账当日牌价', (scheme) => ({ table: [freshRate(scheme)] }), line('table', '每日牌价', RATE_TABLE)),
      variant(
        'is',
        'since',
        '从某日起用（年、月中间价）',
        (scheme) => ({ table: [freshRate(scheme)] }),
        line('table', '起用日期', RATE_TABLE),
      ),
    ),
  ),
  line('source', '出处', TEXT),
];

export const ELIGIBILITY_LINES: readonly Line[] = [
  TITLE,
  SUBJECT_LINE,
  line('include', '符合什么条件才算', CONDITION),
  line(
    'exclude',
    '哪些剔除',
    rows(part(line('reason', '理由', TEXT), line('when', '条件', CONDITION)), '加一条剔除', () => ({
      reason: '不予认定',
      when: { op: 'never' },
    })),
    '剔除的记录连同理由列在明细后面',
  ),
  line(
    'registerBy',
    '登记期限',
    oneOf(
      word('none', '不设'),
      otherwise(
        '过期登记的不算',
        () => ({ field: 'date', by: { op: 'monthDay', month: 12, day: 25 } }),
        part(line('field', '登记日期在哪一栏', PATH), line('by', '不晚于', DATE)),
      ),
    ),
  ),
  line('countOnce', '重复认定', choice(['no-limit', '不限'], ['once-a-year', '一年只算一次'], ['once-ever', '只算一次'])),
  line(
    'carryOverYears',
    '跨年',
    oneOf(
      word('no-limit', '不限'),
      otherwise('首次认定后还可算几年', () => 1, { is: 'whole', min: 0, max: 20 }),
    ),
  ),
  line(
    'evidence',
    '佐证清单',
    rows(
      part(
        line('title', '佐证', TEXT),
        line('required', '是否必备', flag('必备', '可有可无')),
        maybe('eitherGroup', '几份任交一份的编号', TEXT, () => 'a', '编号相同的几份交一份就够'),
        maybe('verifier', '由谁核验', { is: 'text', offer: 'organs' }, () => '县统计局'),
      ),
      '加一份佐证',
      (scheme) => ({
        id: unused(
          'zheng',
          scheme.eligibility.flatMap((e) => e.evidence).map((own) => own.id),
        ),
        title: '合同',
        required: true,
      }),
    ),
  ),
  line(
    'evidenceMode',
    '佐证要到什么程度',
    choice(['must-be-accepted', '核验认可才算'], ['must-be-given', '交了就算'], ['only-reported', '只提示，不影响认定']),
  ),
  NOTE,
];

export const SPLIT_LINES: readonly Line[] = [
  TITLE,
  line(
    'roles',
    '各方比例',
    rows(
      part(
        line('role', '哪一方', TEXT),
        line(
          'percent',
          '百分之几',
          oneOf(
            word('as-stated', '按登记的比例'),
            otherwise('为', () => 50, NUMBER),
          ),
        ),
      ),
      '加一方',
      () => ({ role: '落户地', percent: 50 }),
      1,
    ),
    '可以写算式，例如前三年60、以后0',
  ),
  line('basis', '依据', choice(['fixed', '办法规定'], ['agreement', '双方协议'], ['enterprise-statement', '企业证明'])),
  line('sum', '合计', choice(['exactly-100', '必须正好100%'], ['may-exceed', '可以超过100%（双方都全算）'])),
  line('unstated', '没有登记分成的', choice(['all-to-owner', '全归所在单位'], ['zero', '都不算'])),
  line(
    'discounts',
    '打折',
    rows(part(line('when', '什么情况', CONDITION), line('percent', '按百分之几', NUMBER), line('reason', '理由', TEXT)), '加一条', () => ({
      when: { op: 'never' },
      percent: 50,
      reason: '线索项目',
    })),
  ),
  NOTE,
];

const MEASURE_HEAD: readonly Line[] = [
  line('name', '名称', TEXT),
  line('unit', '计量单位', TEXT),
  line('direction', '好坏', choice(['up', '越大越好'], ['down', '越小越好'])),
  line('decimals', '保留几位小数', { is: 'whole', min: 0, max: 6 }),
];

export const MEASURE_LINES = {
  rows: [
    ...MEASURE_HEAD,
    line(
      'source',
      '数什么记录',
      choice(
        ['projects', '项目'],
        ['stages', '项目阶段'],
        ['money', '资金'],
        ['activities', '活动'],
        ['figures', '直报指标'],
        ['matters', '督办事项'],
      ),
    ),
    line('counts', '按什么数', choice(['recognised', '核定数'], ['reported', '申报数'])),
    line('where', '只数哪些', CONDITION),
    line(
      'aggregate',
      '怎么数',
      choice(
        ['sum', '合计'],
        ['count', '条数'],
        ['distinct', '不重复的个数'],
        ['max', '最大'],
        ['min', '最小'],
        ['last', '最后一次的数'],
        ['mean', '平均'],
      ),
    ),
    maybe('value', '每条取什么数', NUMBER, () => ({ op: 'field', path: 'amount', in: '万元' }), '数条数、个数时不用写'),
    maybe('distinctBy', '按哪一栏不重复', PATH, () => 'project'),
    maybe(
      'together',
      '合并计算',
      part(
        line('by', '哪一栏相同的合并', PATH),
        line('blank', '没有填这一栏的', choice(['alone', '单独算'], ['left-out', '不计入，列入剔除清单'])),
        line('where', '合并后符合什么条件才算', CONDITION),
        maybe('value', '合并后取什么数', NUMBER, () => ({ op: 'together', take: 'sum', of: 'own' }), '数个数的不用填'),
      ),
      () => ({ by: 'project.investor', blank: 'alone', where: { op: 'always' }, value: { op: 'together', take: 'sum', of: 'own' } }),
      '同一投资方、同一园区等的几条先合并，再看条件、再取数',
    ),
    line('ownedBy', '记录算谁的', PATH, '一般是记录或项目所在的单位'),
    maybe('ownedByPerson', '个人的记录看哪一栏', PATH, () => 'person'),
    line('withChildUnits', '下属单位的', flag('也算', '不算')),
    line(
      'date',
      '按哪个日期归入期间',
      oneOf(
        { key: 'path', label: '记录上的日期', fits: (value) => typeof value === 'string', fresh: () => 'date', field: PATH },
        otherwise(
          '项目某阶段的日期',
          () => ({ stage: '签约', which: 'actual' }),
          part(
            line('stage', '阶段', { is: 'text', offer: 'stages' }),
            line('which', '哪个日期', choice(['planned', '计划'], ['agreed', '约定'], ['actual', '实际'], ['accepted', '认定'])),
          ),
        ),
      ),
    ),
    line('window', '什么时间内的', PERIOD),
    line('eligibility', '要通过哪些认定', refs('eligibility')),
    maybe('split', '按哪条分成', ref('splits'), (scheme) => firstOf(scheme, 'splits')),
    line(
      'factors',
      '系数',
      rows(part(line('when', '什么情况', CONDITION), line('factor', '乘以', NUMBER), line('reason', '理由', TEXT)), '加一个系数', () => ({
        when: { op: 'never' },
        factor: '1.2',
        reason: '主导产业',
      })),
      '同时符合的系数连乘',
    ),
    NOTE,
  ],
  ratio: [
    ...MEASURE_HEAD,
    line('numerator', '分子', ref('measures')),
    line('denominator', '分母', ref('measures')),
    line('zero', '分母为0时', orUnknown()),
    NOTE,
  ],
  formula: [...MEASURE_HEAD, line('formula', '算式', NUMBER), NOTE],
} as const;

const UNTIL = line('until', '到', MONTH_DAY);
export const TARGET_LINES: readonly Line[] = [
  TITLE,
  line('measure', '考核哪个指标', ref('measures')),
  SUBJECT_LINE,
  GROUPS,
  line(
    'values',
    '任务数',
    rows(
      part(
        maybe('groups', '哪些组', refs('groups'), (scheme) => [firstOf(scheme, 'groups')]),
        maybe('subjects', '哪些单位或人', { is: 'texts', offer: 'units' }, () => ['待定']),
        maybe('when', '什么情况下', CONDITION, ALWAYS),
        line('base', '确保', NUMBER),
        maybe('stretch', '争取', NUMBER, () => 0),
      ),
      '加一行任务数',
      () => ({ base: 0 }),
    ),
    '任务下达里录入的数优先；这里写办法本身规定的',
  ),
  line(
    'schedule',
    '序时',
    oneOf(
      variant('is', 'linear', '均衡', () => ({ by: 'month' }), line('by', '按', choice(['month', '月'], ['day', '日']))),
      variant(
        'is',
        'table',
        '按进度表（累计百分比）',
        () => ({
          shares: [
            { until: '06-30', share: '50%' },
            { until: '12-31', share: '100%' },
          ],
        }),
        line(
          'shares',
          '进度',
          rows(part(UNTIL, line('share', '应完成', LITERAL)), '加一行', () => ({ until: '12-31', share: '100%' }), 1),
        ),
      ),
      variant(
        'is',
        'milestones',
        '按节点数（累计）',
        () => ({ values: [{ until: '06-30', value: 1 }] }),
        line(
          'values',
          '节点',
          rows(part(UNTIL, line('value', '应完成', LITERAL)), '加一行', () => ({ until: '12-31', value: 1 }), 1),
        ),
      ),
    ),
  ),
  line('cumulative', '怎么比', flag('年初以来累计对累计', '各期单独算')),
  maybe('setBy', '谁下达的', { is: 'text', offer: 'organs' }, () => '县委、县政府'),
  NOTE,
];

export const ITEM_LINES: readonly Line[] = [
  TITLE,
  maybe('section', '评分表上归入', TEXT, () => '经济指标', '考核明细表上的分节标题'),
  SUBJECT_LINE,
  GROUPS,
  maybe('when', '什么情况下才考', CONDITION, ALWAYS, '不成立的单位不列这一项'),
  maybe('full', '满分', LITERAL, () => 10),
  line('rule', '计分方法', { is: 'rule' }),
  line('rounding', '得分取舍', MAYBE_ROUNDING),
  NOTE,
];

export const READING_LINES: readonly Line[] = [
  line('rule', '第几条', TEXT),
  maybe('says', '原文', { is: 'text', long: true }, () => '原文'),
  line('status', '写进来没有', choice(['expressed', '已写'], ['gap', '原文缺失'], ['not-expressible', '表达不了'])),
  maybe('readAs', '怎么理解的', { is: 'text', long: true }, () => '按原文', '原文有歧义时写明按哪种理解'),
  line('at', '写在哪几处', refs('parts')),
];

export const DEADLINE_LINES: readonly Line[] = [
  TITLE,
  SUBJECT_LINE,
  line('when', '什么情况下计时', CONDITION),
  line('from', '从哪天起', DATE),
  line('length', '多长', LENGTH),
  line('countFrom', '当天算不算', choice(['next-day', '从次日起算'], ['same-day', '当天算第一天'])),
  line(
    'roll',
    '到期日是休息日',
    choice(['none', '不变'], ['next-workday', '顺延到下一个工作日'], ['previous-workday', '提前到上一个工作日']),
  ),
  line('remind', '提前多久提醒', rows(LENGTH, '加一次提醒', freshLength)),
  line(
    'stop',
    '实际办结日期',
    oneOf(
      word('none', '没有'),
      otherwise('为', () => ({ op: 'stage', stage: '开工', which: 'actual' }), DATE),
    ),
  ),
  line(
    'extension',
    '延期',
    oneOf(
      word('none', '不得延期'),
      otherwise(
        '可以',
        () => ({ by: '县政府', times: 1, reportBeforeLimit: true }),
        part(
          line('by', '谁批准', { is: 'text', offer: 'organs' }),
          line('times', '最多几次', { is: 'whole', min: 1, max: 20 }),
          line('reportBeforeLimit', '何时报批', flag('到期前', '不限')),
        ),
      ),
    ),
  ),
  maybe('ifMissed', '到期没有答复的', TEXT, () => '视为无异议', '办法写明的后果，逾期时显示'),
  line('pause', '暂停计时的事由', { is: 'texts', offer: 'none' }),
  NOTE,
];
