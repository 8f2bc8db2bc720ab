/**
 * The stages of a project's life (S-03), its states (S-27) and the two markers given by the statistics office (S-19).
 * The only place where these words are listed.
 */
export const STAGES = ['线索', '在谈', '签约', '注册', '供地', '开工', '在建', '竣工', '投产', '达产'] as const;
export type Stage = (typeof STAGES)[number];

export const PROJECT_STATES = ['正常', '暂停', '退出'] as const;

/** 入统 follows 开工 and 入规 follows 投产, but neither is a link of the chain. */
export const MARKERS = ['入统', '入规'] as const;
export type Marker = (typeof MARKERS)[number];

/** What a dated stage event may say. 在建 is a condition between 开工 and 竣工, not an event. */
export const STAGE_EVENTS = [...STAGES.filter((stage) => stage !== '在建'), ...MARKERS] as const;

/** Place of a stage in the chain, from 0; used to compare, never stored. */
export function stageOrder(stage: Stage): number {
  return STAGES.indexOf(stage);
}

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}
