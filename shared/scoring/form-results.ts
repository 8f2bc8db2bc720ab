/** What follows from the scores as lines of a form: 否决和调整、排名、督办阶梯. Every key of the format, in the words of documents. */
import {
  ALWAYS,
  CONDITION,
  GROUPS,
  LENGTH,
  MONTH_DAY,
  NOTE,
  NUMBER,
  PATH,
  SUBJECT_LINE,
  TEXT,
  TITLE,
  choice,
  firstOf,
  flag,
  freshLength,
  isRecord,
  line,
  maybe,
  oneOf,
  otherwise,
  part,
  ref,
  refs,
  rows,
  unused,
  variant,
  word,
} from './form-fields';
import type { Field, Line } from './form-fields';

const SMALL: Field = { is: 'whole', min: 0, max: 999 };

export const OVERRIDE_LINES: readonly Line[] = [
  TITLE,
  SUBJECT_LINE,
  GROUPS,
  line('when', '什么条件', CONDITION),
  line('phase', '什么时候看', choice(['score', '计分时'], ['tier', '定等次时'])),
  line(
    'effect',
    '结果',
    oneOf(
      variant(
        'is',
        'score-zero',
        '某项计0分',
        (scheme) => ({ item: scheme.total ?? firstOf(scheme, 'items') }),
        line('item', '哪一项', ref('items')),
      ),
      variant(
        'is',
        'score-set',
        '某项改为',
        (scheme) => ({ item: scheme.total ?? firstOf(scheme, 'items'), value: 0 }),
        line('item', '哪一项', ref('items')),
        line('value', '改为', NUMBER),
      ),
      variant(
        'is',
        'score-cap',
        '某项最高',
        (scheme) => ({ item: scheme.total ?? firstOf(scheme, 'items'), cap: 60 }),
        line('item', '哪一项', ref('items')),
        line('cap', '最高', NUMBER),
      ),
      variant(
        'is',
        'lose-eligibility',
        '取消资格',
        () => ({ from: 'both' }),
        line('from', '取消什么', choice(['ranks', '排名评先'], ['payouts', '奖励'], ['both', '排名和奖励'])),
        maybe('ranks', '只取消哪些排名', refs('ranks'), (scheme) => [firstOf(scheme, 'ranks')]),
      ),
      variant(
        'is',
        'mark-as-met',
        '视同完成任务',
        (scheme) => ({ target: firstOf(scheme, 'targets') }),
        line('target', '哪项任务', ref('targets')),
      ),
      variant(
        'is',
        'tier-move',
        '升降等次',
        (scheme) => ({ rank: firstOf(scheme, 'ranks'), by: -1 }),
        line('rank', '哪个排名', ref('ranks')),
        line('by', '升几档（降写负数）', { is: 'whole', min: -9, max: 9 }),
      ),
      variant(
        'is',
        'tier-set',
        '等次定为',
        (scheme) => ({ rank: firstOf(scheme, 'ranks'), tier: scheme.ranks[0]?.tiers.at(-1)?.name ?? '待定' }),
        line('rank', '哪个排名', ref('ranks')),
        line('tier', '等次', { is: 'text', offer: 'tiers' }),
      ),
      variant(
        'is',
        'tier-cap',
        '等次最高为（取消评优）',
        (scheme) => ({ rank: firstOf(scheme, 'ranks'), tier: scheme.ranks[0]?.tiers.at(-1)?.name ?? '待定' }),
        line('rank', '哪个排名', ref('ranks')),
        line('tier', '最高等次', { is: 'text', offer: 'tiers' }),
      ),
      variant('is', 'record-only', '只提示，由人研究', () => ({ text: '提请研究' }), line('text', '提示', TEXT)),
    ),
  ),
  line('spreadTo', '连带', {
    is: 'ticks',
    of: [
      ['leader', '主要负责人'],
      ['deputy', '分管负责人'],
      ['guaranteeingLeader', '包保领导'],
      ['members', '全体人员'],
    ],
  }),
  line('precedence', '先后（小的先）', SMALL),
  maybe('basisNote', '依据文件', TEXT, () => '依据', '一票否决须有依据文件'),
  NOTE,
];

export const RANK_LINES: readonly Line[] = [
  TITLE,
  SUBJECT_LINE,
  line(
    'within',
    '和谁排',
    oneOf(
      word('each-group', '各组分别排'),
      word('all', '全部一起排'),
      otherwise('只排这些组', (scheme) => [firstOf(scheme, 'groups')], refs('groups')),
    ),
  ),
  line('by', '按什么排', NUMBER),
  line('order', '次序', choice(['high-first', '高的在前'], ['low-first', '低的在前'])),
  maybe('eligible', '符合条件才排', CONDITION, ALWAYS),
  line(
    'tieBreaks',
    '相同时再比',
    rows(
      part(line('by', '比', NUMBER), line('order', '次序', choice(['high-first', '高的在前'], ['low-first', '低的在前']))),
      '加一个',
      (scheme) => ({ by: scheme.measures[0] === undefined ? 0 : { op: 'measure', id: scheme.measures[0].id }, order: 'high-first' }),
    ),
  ),
  maybe(
    'missing',
    '参加排名的还缺数',
    choice(['open', '名次待定，谁补进来都成立的才算'], ['leave-out', '缺数的不排，其余照排']),
    () => 'open',
    '不写就是其余照排：末位可能落到别人头上',
  ),
  line('ties', '并列后', choice(['same-place-then-gap', '空出名次（1、1、3）'], ['same-place-no-gap', '不空（1、1、2）'])),
  line(
    'tiers',
    '等次（从好到差）',
    rows(part(line('name', '等次', TEXT), line('when', '条件', CONDITION)), '加一个等次', () => ({ name: '先进', when: { op: 'always' } })),
  ),
  line(
    'otherwiseTier',
    '都不够的',
    oneOf(
      word('none', '不定等次'),
      otherwise('定为', () => '一般', TEXT),
    ),
  ),
  NOTE,
];

export const COUNTER_LINES: readonly Line[] = [
  TITLE,
  line('when', '什么算一次', CONDITION),
  line(
    'count',
    '怎么数',
    oneOf(
      variant('is', 'consecutive', '连续几次', () => ({})),
      variant('is', 'cumulative', '累计几次', () => ({})),
      variant('is', 'window', '最近几期内几次', () => ({ periods: 12 }), line('periods', '几期', { is: 'whole', min: 1, max: 60 })),
    ),
  ),
  line('resetYearly', '跨年', flag('每年重新数', '接着数')),
  maybe('resetWhen', '什么情况清零', CONDITION, () => ({ op: 'never' })),
  maybe(
    'exempt',
    '免责期间',
    choice(['skip', '跳过，不算也不断'], ['break', '当作没有发生，连续的断开'], ['counts', '照常计数，只是不发文']),
    () => 'skip',
    '某期最后一天在免责期内的算免责；不写就是照常计数',
  ),
];

export const LEVEL_LINES: readonly Line[] = [
  line('title', '这一级叫', TEXT),
  line('colour', '颜色', choice(['green', '绿'], ['blue', '蓝'], ['yellow', '黄'], ['orange', '橙'], ['red', '红'], ['none', '无色'])),
  line('when', '什么条件', CONDITION),
  line('silent', '发不发文', flag('只显示，不发文', '提出处置建议')),
  line('forStudy', '由谁定', flag('提请研究，只列情况', '决定机关直接决定')),
  line('organ', '决定机关', { is: 'text', offer: 'organs' }, '不能是保管台账的招商办'),
  line('basis', '依据条款', TEXT),
  maybe('template', '用哪个文书', { is: 'text', offer: 'templates' }, () => 'supervision-notice'),
  maybe('actor', '谁来办', TEXT, () => '县政府督查室'),
  maybe(
    'calls',
    '约谈谁',
    rows(
      oneOf(
        word('leader', '主要负责人'),
        word('deputy', '分管负责人'),
        word('guaranteeingLeader', '包保领导'),
        word('person', '责任人本人'),
        word('unit', '责任单位'),
        {
          key: 'field',
          label: '台账某一栏写的人',
          fits: isRecord,
          fresh: () => ({ as: '项目负责人', field: 'leader' }),
          field: part(line('as', '称为', TEXT), line('field', '哪一栏', PATH)),
        },
      ),
      '加一个',
      () => 'leader',
    ),
    () => ['leader'],
    '写在约谈通知书上；不写就是主要负责人',
  ),
  maybe('answerWithin', '答复时限', LENGTH, freshLength),
  line('effects', '随带措施', { is: 'texts', offer: 'none' }),
];

export const LADDER_LINES: readonly Line[] = [
  TITLE,
  SUBJECT_LINE,
  GROUPS,
  maybe('where', '只看哪些', CONDITION, ALWAYS, '例如只看在建项目、新设单位除外'),
  line(
    'cadence',
    '多久看一次',
    oneOf(
      word('day', '每天'),
      word('week', '每周'),
      word('month', '每月'),
      word('quarter', '每季'),
      word('half', '每半年'),
      word('year', '每年'),
      {
        key: 'checkOn',
        label: '每年固定几天',
        fits: isRecord,
        fresh: () => ({ checkOn: ['06-30', '09-30'] }),
        field: part(
          line(
            'checkOn',
            '哪几天',
            rows(MONTH_DAY, '加一天', () => '12-31', 1),
          ),
        ),
      },
    ),
  ),
  maybe(
    'acrossYears',
    '年初是否还看上年最后一期',
    flag('看，到新年第一期结束为止', '不看，只看本年'),
    () => true,
    '不写就是：有接着数的计数才看',
  ),
  line(
    'counters',
    '计数',
    rows(part(...COUNTER_LINES), '加一个计数', (scheme) => ({
      id: unused(
        'ci',
        scheme.ladders.flatMap((l) => l.counters).map((own) => own.id),
      ),
      title: '连续落后次数',
      when: { op: 'never' },
      count: { is: 'consecutive' },
      resetYearly: true,
      exempt: 'skip',
    })),
  ),
  line(
    'levels',
    '各级（从轻到重）',
    rows(
      part(...LEVEL_LINES),
      '加一级',
      (scheme) => ({
        code: unused(
          'ji',
          scheme.ladders.flatMap((l) => l.levels).map((own) => own.code),
        ),
        title: '新的一级',
        colour: 'yellow',
        when: { op: 'never' },
        silent: false,
        organ: '县政府',
        basis: '第　条',
        effects: [],
        forStudy: false,
      }),
      1,
    ),
  ),
  line('pick', '几级同时成立', choice(['highest', '按最重的一级'], ['lowest', '按最轻的一级'], ['one-step-up', '逐级上升，不跳级'])),
  line('exhaustive', '每种情形都要有一级', flag('是（检查遗漏）', '否')),
  line(
    'start',
    '第一张单准许从哪级发（只在逐级上升时）',
    rows(part(line('when', '什么情况', CONDITION), line('level', '从哪级', { is: 'text', offer: 'levels' })), '加一条', (scheme) => ({
      when: { op: 'never' },
      level: scheme.ladders[0]?.levels[0]?.code ?? '待定',
    })),
  ),
  line(
    'release',
    '解除',
    oneOf(
      word('none', '办法没有规定'),
      otherwise(
        '达到条件时提出解除',
        () => ({ when: { op: 'never' }, proposal: '予以解除' }),
        part(line('when', '什么条件', CONDITION), line('proposal', '怎么提', TEXT)),
      ),
    ),
  ),
  line('appeal', '申诉期', oneOf(word('none', '办法没有规定'), otherwise('为', freshLength, LENGTH))),
  NOTE,
];
