/**
 * 换电脑 in plain words: what happened, and the steps of each way, for the unit and for the county office. Words only; the acts are done by the wizard.
 */

/** What a step can do at once in the window. */
export type MoveAct = '上报' | '备份' | '续办' | '停用旧电脑' | '停用原开通' | '制作开通文件' | '念校验码' | '下发';

export type MoveStep = { readonly title: string; readonly text: string; readonly act?: MoveAct };

export type Situation = {
  readonly id: 'planned' | 'backup' | 'lost' | 'rebuild' | 'clone' | 'countyKey';
  readonly label: string;
  readonly steps: readonly MoveStep[];
};

const RENEW: MoveStep = {
  title: '用新的开通文件续办',
  text: '选县里新发的开通文件。本机已有的记录一条不少，还没有上报的随下一次上报送县里。办好后程序重新打开台账、回到首页，再回到这里接着办。',
  act: '续办',
};
const REPORT: MoveStep = {
  title: '上报一次',
  text: '写入U盘交县招商办。县里接收后才知道这台电脑，才能停用旧电脑、补发内容。',
  act: '上报',
};
const RECEIVE_DOWN: MoveStep = {
  title: '接收县里的下发',
  text: '县里下发一次，把备份以后已经上报、新电脑上没有的内容补回来。在“U盘”页打开核对、接收。',
};
const CODE: MoveStep = {
  title: '电话核对校验码',
  text: '打电话给县招商办，请对方念本县校验码，在“U盘”页照录。核对一致才能上报。',
};

/** Ways of a unit, as its clerk would say them. */
export const UNIT_SITUATIONS: readonly Situation[] = [
  {
    id: 'planned',
    label: '旧电脑还能用，打算换新电脑',
    steps: [
      { title: '在旧电脑上报一次', text: '没有上报的内容先交上去。', act: '上报' },
      {
        title: '在旧电脑备份到U盘',
        text: '备份里有全部台账和本机钥匙。备份以后旧电脑上不要再录入：录入的要在新电脑上重录。',
        act: '备份',
      },
      { title: '在新电脑上恢复', text: '装好程序，在“开始”页点“从备份恢复”，选U盘上文件名带“备份”的文件。' },
      { title: '在新电脑上报一次', text: '写入U盘交县招商办；电话里请县里念校验码，与“U盘”页的本县校验码对照。' },
      { title: '请县里停用旧电脑', text: '县里停用以后，旧电脑发出的数据包不再接收。旧电脑上的台账请删除或封存。' },
      RECEIVE_DOWN,
    ],
  },
  {
    id: 'backup',
    label: '旧电脑坏了，还在自己手里，有U盘备份（现在是新电脑，已从备份恢复）',
    steps: [
      REPORT,
      { title: '请县里停用旧电脑', text: '电话告知县招商办。旧电脑日后修好，不要再在上面录入。' },
      RECEIVE_DOWN,
      {
        title: '补录',
        text: '备份以后录入、没有上报过的内容，要重新录入。旧电脑日后修好，可在旧电脑上用新的开通文件续办，再把那些内容上报。',
      },
    ],
  },
  {
    id: 'lost',
    label: '旧电脑丢了或被盗，有U盘备份（现在是新电脑，已从备份恢复）',
    steps: [
      { title: '马上电话告知县招商办', text: '请县里停用原来的开通：捡到旧电脑的人就不能再以本单位名义上报。' },
      { title: '请县里制作新的开通文件', text: '当面取U盘。开通文件谁拿到谁就能用，用完从U盘删掉。' },
      RENEW,
      CODE,
      REPORT,
      RECEIVE_DOWN,
    ],
  },
  {
    id: 'rebuild',
    label: '旧电脑和备份都没有了',
    steps: [
      { title: '电话告知县招商办', text: '请县里停用原来的开通，制作新的开通文件。里面有县里收到过的本单位全部内容。' },
      { title: '在新电脑上开通', text: '在“开始”页点“用开通文件开通”。' },
      CODE,
      { title: '补录', text: '最近一次上报以后录入的内容县里没有，要重新录入。旧电脑日后找回，在旧电脑上续办、上报，内容仍能并入。' },
    ],
  },
  {
    id: 'clone',
    label: '程序提示：同一台电脑出现两份台账（有人复制了整台电脑或数据文件夹）',
    steps: [
      { title: '两台都先上报一次', text: '两份内容县里都会并入，一条不丢；改了同一个数据的，列为待核对，由人决定。', act: '上报' },
      { title: '请县里停用这台电脑', text: '停用以后，两台都不能再用原来的身份发数据包。' },
      { title: '请县里制作新的开通文件', text: '留下几台电脑，就做几份；不再用的那台，删除或封存数据文件夹。' },
      RENEW,
      REPORT,
      RECEIVE_DOWN,
    ],
  },
  {
    id: 'countyKey',
    label: '县招商办的县钥匙丢了，换了新的（县里发的包都提示“不认识的单位”）',
    steps: [
      { title: '请县里制作新的开通文件', text: '当面取U盘。原来的上报、下发不再有效，本机的内容一条不少。' },
      { ...RENEW, text: `${RENEW.text}程序会要求照录电话里听到的新校验码：先拨县招商办的电话，不要照U盘上的纸条抄。` },
      REPORT,
      RECEIVE_DOWN,
    ],
  },
];

const KIT: MoveStep = {
  title: '制作新的开通文件',
  text: '写入U盘，当面交给单位。里面有该单位在县里的全部内容和佐证材料；没有用掉之前，谁拿到谁就能开通。',
  act: '制作开通文件',
};
const SAY_CODE: MoveStep = { title: '电话里念校验码', text: '对方在“数据交换”页照录，核对一致后才能上报。', act: '念校验码' };
const TAKE_REPORT: MoveStep = {
  title: '接收新电脑的上报',
  text: '单位交来U盘，在“U盘”页打开核对、接收。接收以后，下面会多出一台电脑。',
};
/** Where the old card is withdrawn as a whole, no list of machines stands below. */
const TAKE_FIRST: MoveStep = { ...TAKE_REPORT, text: '单位交来U盘，在“U盘”页打开核对、接收。这是新电脑的第一次上报。' };
const DOWN: MoveStep = { title: '下发一次', text: '把新电脑上没有的内容补回去。', act: '下发' };
const WITHDRAW_CARD: MoveStep = {
  title: '停用原来的开通',
  text: '原来的电脑发来的数据包立即不再接收，单独存放；已经并入的不受影响。其他单位在下一次接收下发后也按停用处理。',
  act: '停用原开通',
};

/** Ways as the county office sees them, for one unit or for its own machine. */
export const COUNTY_SITUATIONS: readonly Situation[] = [
  {
    id: 'backup',
    label: '单位用自己的U盘备份恢复到新电脑（旧电脑在单位手里）',
    steps: [
      { title: '单位在新电脑上从备份恢复', text: '“开始”页点“从备份恢复”，选最近一次备份，再上报一次。' },
      TAKE_REPORT,
      { title: '停用旧电脑', text: '只停用旧的那一台，新电脑照常上报。', act: '停用旧电脑' },
      DOWN,
    ],
  },
  {
    id: 'lost',
    label: '旧电脑丢了或被盗，单位有U盘备份',
    steps: [
      WITHDRAW_CARD,
      KIT,
      {
        title: '单位恢复备份，再续办',
        text: '“开始”页从备份恢复（忘了口令也可以），然后在“数据交换 → 换电脑”选“丢了或被盗”，用新的开通文件续办。',
      },
      SAY_CODE,
      TAKE_FIRST,
      DOWN,
    ],
  },
  {
    id: 'rebuild',
    label: '电脑和备份都没有了，用县里的台账重建',
    steps: [
      WITHDRAW_CARD,
      KIT,
      { title: '单位在新电脑上开通', text: '“开始”页点“用开通文件开通”。最近一次上报以后录入的内容县里没有，要由单位补录。' },
      SAY_CODE,
      TAKE_FIRST,
    ],
  },
  {
    id: 'clone',
    label: '同一台电脑出现两份台账（有人复制了整台电脑或数据文件夹）',
    steps: [
      { title: '两台都先上报，都接收', text: '两份内容都已并入或都会并入，一条不丢；改了同一个数据的，在“待核对”中由人决定。' },
      { title: '停用这台电脑', text: '两台共用一个身份，停用后都不能再发。', act: '停用旧电脑' },
      { ...KIT, text: `${KIT.text}留下几台电脑，就做几份。` },
      { title: '每台电脑续办', text: '在“数据交换 → 换电脑”选“两份台账”，用各自的开通文件续办，再上报一次。' },
      TAKE_REPORT,
      DOWN,
    ],
  },
];

/** The county office's own machine: nobody else can make a 开通文件 for it, so the backup with the county key is the only way. */
export const OWN_SITUATIONS: readonly Situation[] = [
  {
    id: 'planned',
    label: '县招商办自己换电脑',
    steps: [
      { title: '在旧电脑备份到U盘', text: '备份里有全部台账和县钥匙，口令另行保管。备份以后旧电脑上不要再录入。', act: '备份' },
      { title: '在新电脑上恢复', text: '“开始”页点“从备份恢复”，填备份口令。没有口令，台账能恢复，但要重新给各单位开通。' },
      { title: '在新电脑上停用旧电脑', text: '新电脑录入或下发过一次以后，下面会有两台；停用旧的那一台。', act: '停用旧电脑' },
      { title: '向各单位下发一次', text: '各单位接收以后，旧电脑发出的数据包不再有效。' },
    ],
  },
  {
    id: 'countyKey',
    label: '县钥匙丢了：备份没有口令，或口令忘了',
    steps: [
      {
        title: '先找县钥匙恢复单',
        text: '有恢复单的，恢复台账以后在“U盘”页点“县钥匙恢复单”，照单找回原来的钥匙：校验码不变，下面各步都不用办。',
      },
      {
        title: '恢复台账',
        text: '“开始”页从备份恢复，勾选“忘了口令，只恢复台账”。台账一条不少；程序在本机新建一把县钥匙，校验码也是新的。',
      },
      { title: '给每个单位制作新的开通文件', text: '上面改选单位，选“用县里的台账重建”，只做“制作新的开通文件”一步，当面交给单位。' },
      { title: '电话里念新的校验码', text: '各单位在“数据交换 → 换电脑”选“县钥匙丢了”，用新文件续办，照录新校验码。', act: '念校验码' },
      { title: '接收各单位的上报', text: '续办以前没有上报的内容，随这一次上报送来，一条不少。旧钥匙签发的数据包不再接收。' },
    ],
  },
];
