/**
 * Words from which the sample county's people, investors and projects are put together. Everything is invented; company names join two
 * characters that no registered name is known to join, and no person is meant.
 */

export type Industry = {
  readonly name: string;
  readonly products: readonly string[];
  /** Unit of yearly output. */
  readonly measure: string;
  readonly trade: string;
};

export const INDUSTRIES: readonly Industry[] = [
  { name: '新材料', products: ['铝基复合板', '改性工程塑料', '玄武岩纤维', '导热硅胶片'], measure: '吨', trade: '新材料' },
  { name: '食品加工', products: ['菌菇酱', '魔芋制品', '速冻面点', '山野菜罐头'], measure: '吨', trade: '食品' },
  { name: '装备制造', products: ['数控刀具', '特种阀门', '小型农机', '液压接头'], measure: '台（套）', trade: '装备' },
  { name: '电子信息', products: ['微型马达', '电源保护板', '柔性线路板', '声学元件'], measure: '万件', trade: '电子' },
  { name: '纺织服装', products: ['针织运动服', '户外帐篷', '家纺面料', '功能袜'], measure: '万件', trade: '服饰' },
  { name: '现代农业', products: ['设施蔬菜', '冷水鱼', '黑山羊', '食用菌菌棒'], measure: '吨', trade: '农业' },
  { name: '绿色建材', products: ['装配式构件', '机制砂', '竹木板材', '节能门窗'], measure: '立方米', trade: '建材' },
  { name: '现代物流', products: ['冷链仓储', '智能云仓', '农产品集散'], measure: '吨', trade: '物流' },
  { name: '文旅康养', products: ['山地露营', '研学基地', '温泉康养'], measure: '人次', trade: '文旅' },
];

/** Place of origin as ledgers write it, and the city name companies carry. */
export const ORIGINS: readonly (readonly [string, string])[] = [
  ['江苏苏州', '苏州'],
  ['江苏无锡', '无锡'],
  ['浙江宁波', '宁波'],
  ['浙江温州', '温州'],
  ['上海市', '上海'],
  ['广东佛山', '佛山'],
  ['广东东莞', '东莞'],
  ['福建泉州', '泉州'],
  ['山东青岛', '青岛'],
  ['湖北武汉', '武汉'],
  ['湖南长沙', '长沙'],
  ['河南郑州', '郑州'],
  ['四川成都', '成都'],
  ['北京市', '北京'],
];

export const BRAND_FIRST = ['岫', '栎', '樾', '漪', '蓼', '珩', '篁', '骞', '砚', '苇', '峤', '霁', '堃', '槿', '檀', '溆'] as const;
export const BRAND_SECOND = ['黍', '棹', '垚', '筱', '岑', '沄', '荻', '杼', '翎', '楸', '骊', '葭', '璟', '钿', '旻', '笙'] as const;
export const COMPANY_FORMS = ['有限公司', '实业有限公司', '科技有限公司', '股份有限公司'] as const;

export const SURNAMES = [
  '赵',
  '钱',
  '孙',
  '周',
  '吴',
  '郑',
  '冯',
  '陈',
  '蒋',
  '沈',
  '韩',
  '杨',
  '朱',
  '秦',
  '许',
  '何',
  '吕',
  '施',
  '张',
  '孔',
  '曹',
  '严',
  '金',
  '魏',
  '陶',
  '姜',
  '谢',
  '邹',
  '潘',
  '葛',
  '范',
  '彭',
  '鲁',
  '韦',
  '马',
  '苗',
  '方',
  '任',
  '袁',
  '柳',
] as const;
export const GIVEN_FIRST = ['文', '志', '建', '春', '海', '立', '正', '国', '晓', '永', '光', '学', '红', '庆', '云', '明'] as const;
export const GIVEN_SECOND = [
  '平',
  '林',
  '华',
  '生',
  '波',
  '成',
  '松',
  '芳',
  '军',
  '兰',
  '东',
  '梅',
  '涛',
  '清',
  '远',
  '敏',
  '峰',
  '雁',
] as const;

export const PROGRESS: Readonly<Record<string, readonly string[]>> = {
  线索: ['通过商会取得联系，拟近期登门拜访', '企业有扩产意向，正在了解选址要求'],
  在谈: ['企业方已来县实地考察选址', '双方就厂房租赁事宜进行对接', '已达成初步意向，正起草投资协议'],
  签约: ['正在办理公司注册登记', '正在进行规划设计'],
  注册: ['正在办理立项备案手续', '正在办理环评、能评'],
  供地: ['土地已摘牌，正在办理施工许可', '施工图审查已完成'],
  开工: ['1号厂房基础浇筑完成', '场地平整完成80%，主体厂房开始施工', '2栋厂房钢结构吊装完成'],
  竣工: ['设备已订购，正在安装', '厂区道路和绿化收尾'],
  投产: ['设备调试完成，已正式投产', '一期已投产，运行正常'],
  达产: ['已达到设计产能，运行正常'],
};
export const PROBLEMS = [
  '变压器容量不足，需增容',
  '进场道路未打通',
  '林地手续办理缓慢',
  '环评批复尚未取得',
  '用地指标不足',
  '企业融资困难，资金到位较慢',
  '用工难、招工难',
  '征迁扫尾2户未签协议',
] as const;
export const NEXT_STEPS = [
  '督促企业加快设备安装',
  '赴企业总部再次对接',
  '协调自然资源部门尽快供地',
  '组织专班上门服务',
  '召开协调会研究解决供电问题',
  '加快办理前期手续',
  '推动企业尽快注资',
] as const;
export const CUT_GROUNDS = [
  '银行回单金额小于申报数',
  '缺少设备购置发票',
  '土地出让金票据未提供',
  '与上月重复申报，予以核减',
  '本地合作方出资不计入',
] as const;
export const PAUSE_REASONS = ['企业资金链紧张，暂缓建设', '规划调整，等待新址', '载体供应不及时，企业暂缓投资'] as const;
export const QUIT_REASONS = ['企业战略调整，终止投资', '环评未通过，项目退出', '经协商解除投资协议'] as const;
export const TRIP_PLACES = ['江苏苏州', '浙江宁波', '广东佛山', '福建泉州', '上海市', '山东青岛', '湖北武汉'] as const;
