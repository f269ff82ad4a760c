/** What a family does with a card of its own. */
export const CARD_MOVES = ['freeze', 'unfreeze', 'replace', 'cancel'] as const
export type FamilyMove = (typeof CARD_MOVES)[number]

export interface CardMoveWords {
  readonly title: string
  /** What happens then, each in one line. */
  readonly effects: readonly string[]
  readonly confirm: string
  readonly done: string
}

/** Nothing is done to a card before its reader was told what happens (journeys E3 11, 21; rules D-CARD-06). */
export const CARD_MOVE_WORDS: Readonly<Record<FamilyMove, CardMoveWords>> = {
  freeze: {
    title: '冻结健康卡',
    effects: [
      '手机上的码马上用不了，另一位家长的手机上也一样',
      '窗口正好断网时，备好的离线码可能还会被收下，联网后查得出来',
      '约好的号不变，报姓名也能报到',
      '找到了，自己随时能解冻',
    ],
    confirm: '冻结',
    done: '冻结好了，码已经用不了',
  },
  unfreeze: {
    title: '解冻健康卡',
    effects: ['码马上又能用', '手机或卡还在别人手里的话，换一张新卡更稳妥'],
    confirm: '解冻',
    done: '解冻好了，码又能用了',
  },
  replace: {
    title: '换一张新卡',
    effects: [
      '以前的码、离线码和打印出来的卡全部作废',
      '档案、约好的号、看过的病都不变',
      '新的码马上能用，别的手机上会自己换',
    ],
    confirm: '换新卡',
    done: '换好了，旧的已经作废',
  },
  cancel: {
    title: '注销健康卡',
    effects: ['这张卡不能再用，以前的码全部作废', '档案和约好的号都还在', '以后想用，可以再领'],
    confirm: '注销',
    done: '注销好了',
  },
}

/** What else the sheet of a move offers, for whoever meant that. */
export const OTHER_MOVES: Readonly<Record<FamilyMove, readonly FamilyMove[]>> = {
  freeze: ['replace', 'cancel'],
  unfreeze: ['replace'],
  replace: [],
  cancel: [],
}

/** As a way out of another sheet. */
export const MOVE_LINKS: Readonly<Record<FamilyMove, string>> = {
  freeze: '先冻结',
  unfreeze: '解冻',
  replace: '找不回来了，直接换一张新卡',
  cancel: '不要这张卡了，注销',
}
