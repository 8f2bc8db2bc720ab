/** The seven kinds of scoring rule (R B U P N J C) as lines of a form, whole: every key of the format. The window shows the usual ones its own way. */
import type { Rule } from './scheme-rules';
import {
  CONDITION,
  MAYBE_ROUNDING,
  NUMBER,
  TEXT,
  choice,
  firstOf,
  flag,
  limit,
  line,
  maybe,
  oneOf,
  orUnknown,
  otherwise,
  part,
  ref,
  rows,
  variant,
  word,
} from './form-fields';
import type { Field, Line } from './form-fields';

const SIDE: Field = oneOf(
  word('none', '不加不减'),
  otherwise(
    '每',
    () => ({ step: 1, points: 1, steps: 'whole', cap: 'none' }),
    part(
      line('step', '每多少', NUMBER),
      line('points', '计几分（扣分写负数）', NUMBER),
      line('steps', '不足一档', choice(['whole', '不计'], ['proportional', '按比例'])),
      line('cap', '最多', limit(10)),
    ),
  ),
);
const COUNT: Field = { is: 'whole', min: 0, max: 100 };

const METHOD: Field = oneOf(
  variant(
    'is',
    'places',
    '按名次给分',
    () => ({ points: [10, 8, 6], beyond: 4, ties: 'share-best' }),
    line(
      'points',
      '第1名起依次',
      rows(NUMBER, '加一名', () => 1, 1),
    ),
    line('beyond', '其余', NUMBER),
    line('ties', '并列', choice(['share-best', '都得较高的分'], ['mean', '取平均'])),
  ),
  variant(
    'is',
    'minmax',
    '最好最差之间按比例（极差）',
    () => ({ low: 60, high: 100 }),
    line('low', '最差的得', NUMBER),
    line('high', '最好的得', NUMBER),
  ),
  variant(
    'is',
    'coefficient',
    '功效系数法',
    () => ({ unacceptable: 0, satisfactory: 100, low: 60, high: 100, clamp: true }),
    line('unacceptable', '不允许值', NUMBER),
    line('satisfactory', '满意值', NUMBER),
    line('low', '不允许值得', NUMBER),
    line('high', '满意值得', NUMBER),
    line('clamp', '超出两头', flag('按两头的分', '照算')),
  ),
  variant(
    'is',
    'share-of-best',
    '与最好的比',
    () => ({ full: 10 }),
    line('full', '满分', NUMBER),
    maybe('floor', '最少', limit(0), () => 0),
  ),
  variant(
    'is',
    'share-of-mean',
    '与平均的比',
    () => ({ full: 10, cap: 'none' }),
    line('full', '等于平均得', NUMBER),
    line('cap', '最多', limit(15)),
    maybe('floor', '最少', limit(0), () => 0),
  ),
);

export const RULE_LINES: { readonly [K in Rule['kind']]: readonly Line[] } = {
  R: [
    line('weight', '分值', NUMBER),
    line('actual', '完成数', NUMBER),
    line('target', '任务数', NUMBER),
    line('cap', '最多按完成率', limit('100%')),
    line(
      'floor',
      '低于不得分',
      oneOf(
        word('none', '不设'),
        otherwise(
          '低于',
          () => ({ ratio: '60%', included: true }),
          part(line('ratio', '完成率', NUMBER), line('included', '正好等于', flag('得分', '不得分'))),
        ),
      ),
    ),
    line(
      'over',
      '超额加分',
      oneOf(
        word('none', '不加'),
        otherwise('另加', () => ({ rate: 10, cap: 'none' }), part(line('rate', '每超100%加', NUMBER), line('cap', '最多', limit(5)))),
      ),
    ),
    line('zeroTarget', '没有任务的', choice(['unknown', '不计分，提示缺任务'], ['full', '得满分'], ['zero', '得0分'])),
  ],
  B: [
    line(
      'rows',
      '各档',
      rows(
        part(
          line('when', '条件', CONDITION),
          line('points', '得', NUMBER),
          maybe('label', '档名', TEXT, () => '一档'),
        ),
        '加一档',
        () => ({ when: { op: 'always' }, points: 0 }),
        1,
      ),
    ),
    line('pick', '同时符合几档', choice(['first', '按排在前面的一档'], ['best', '取分最高的一档'], ['sum', '各档相加'])),
    line(
      'otherwise',
      '哪档都不符合',
      oneOf(
        word('undefined', '办法没有规定（检查遗漏）'),
        otherwise('得', () => 0, NUMBER),
      ),
    ),
  ],
  U: [
    line('value', '看哪个数', NUMBER),
    line('reference', '基准', NUMBER),
    line('base', '正好时得', NUMBER),
    line('above', '高于基准', SIDE),
    line('below', '低于基准', SIDE),
    maybe('zeroWhen', '得0分的情形', CONDITION, () => ({ op: 'never' }), '成立时这一项记0分，不管加减多少'),
    line('cap', '最高分', limit(100)),
    line('floor', '最低分', limit(0)),
  ],
  P: [
    line('value', '看哪个数', NUMBER),
    line('start', '从多少起算', NUMBER, '这个数以下的部分不计'),
    line(
      'slices',
      '分段',
      rows(
        part(
          line(
            'upTo',
            '到',
            oneOf(
              word('none', '以上全部'),
              otherwise('上限', () => 1000, NUMBER),
            ),
          ),
          line('rate', '按', NUMBER),
        ),
        '加一段',
        () => ({ upTo: 'none', rate: 0 }),
        1,
      ),
    ),
    line('upperIncluded', '正好在分界上', flag('算下面一段', '算上面一段')),
    line('mode', '怎么算', choice(['slice', '各段按各段的比例，再相加'], ['whole', '全额按所达那一段的比例'])),
    line('mirror', '负数', flag('照样反着算', '不算')),
    line('multiplier', '再乘以', NUMBER, '没有另外的系数就写1'),
    line('cap', '封顶', limit(100)),
  ],
  N: [
    line('value', '比哪个数', NUMBER),
    line('population', '和谁比', choice(['group', '和同组的比'], ['all', '和全部单位比'])),
    line('order', '好坏', choice(['high-is-better', '越大越好'], ['low-is-better', '越小越好'])),
    line('method', '怎么计分', METHOD),
    line('whenAllEqual', '全组一样时得', NUMBER),
    maybe(
      'missing',
      '有人缺数时',
      choice(['leave-out', '缺数的不参加比较'], ['unknown-for-all', '全组都不计分，提示缺数']),
      () => 'leave-out',
    ),
  ],
  J: [
    line(
      'raters',
      '评委',
      rows(
        part(line('class', '哪类', { is: 'text', offer: 'raters' }), line('weight', '权重', NUMBER)),
        '加一类评委',
        () => ({ class: '评委', weight: 0 }),
        1,
      ),
    ),
    line('combine', '怎么合成', choice(['mean', '取平均'], ['trimmedMean', '去掉最高最低后平均'], ['sum', '相加（酌情加减分）'])),
    maybe('trim', '去掉几个', part(line('highest', '最高的', COUNT), line('lowest', '最低的', COUNT)), () => ({ highest: 1, lowest: 1 })),
    line('scale', '打分范围', part(line('min', '最低', limit(0)), line('max', '最高', limit(100)))),
    line(
      'scaleTo',
      '折合满分',
      oneOf(
        word('as-is', '不折合'),
        otherwise('折合', () => 10, NUMBER),
      ),
    ),
    line('missing', '有一类没打分时', orUnknown('不计分，提示缺评分')),
    line('reasonRequired', '理由', flag('必须写明', '不必写')),
  ],
  C: [
    line('operator', '怎么合成', choice(['sum', '相加'], ['weighted', '按权重相加'], ['mean', '取平均'])),
    line(
      'children',
      '各行',
      rows(
        oneOf(
          {
            key: 'item',
            label: '考核项',
            fits: (value) => typeof value === 'object' && value !== null && 'item' in value,
            fresh: (scheme) => ({ item: firstOf(scheme, 'items') }),
            field: part(
              line('item', '哪一项', ref('items')),
              maybe('weight', '权重', NUMBER, () => 1),
              maybe('label', '算式里叫', TEXT, () => '名称'),
            ),
          },
          otherwise(
            '另算一个数',
            () => ({ value: 0 }),
            part(
              line('value', '数', NUMBER),
              maybe('weight', '权重', NUMBER, () => 1),
              maybe('label', '算式里叫', TEXT, () => '名称'),
            ),
          ),
        ),
        '加一行',
        () => ({ value: 0 }),
        1,
      ),
      '行里可以是考核项，也可以是另算的数（如补位、折算）',
    ),
    line(
      'take',
      '重复计分',
      oneOf(
        word('all', '各项都计'),
        otherwise('只计最高的几项', () => ({ best: 1 }), part(line('best', '几项', { is: 'whole', min: 1, max: 200 }))),
      ),
    ),
    line('cap', '最高分', limit(100)),
    line('floor', '最低分', limit(0)),
    line('rounding', '合成后取舍', MAYBE_ROUNDING),
  ],
};
