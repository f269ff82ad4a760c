import type { Wait } from '../../../api/wait-link'

interface TurnWords {
  readonly title: string
  readonly place: string
  readonly line: string
  readonly leave: string
}

/** What somebody is told who waits for their turn: where they stand, that nothing is left to do, and the way out. */
export function turnWords({ path, ahead }: Wait): TurnWords {
  const isLook = path === 'slot.list'
  const done = path === 'appointment.hold' ? '替你锁号' : '替你办好'
  return {
    title: isLook ? '看号的人多，替你排着' : '约号的人多，替你排着',
    place: ahead > 0 ? `前面还有 ${ahead} 位` : '马上就到你',
    line: isLook
      ? '轮到了自动显示号源，不用再点。先来的先看，点得快也不会插到前面。'
      : `轮到了自动${done}，不用再点，也不会约重。先来的先办，点得快也不会插到前面。`,
    leave: '不等了',
  }
}
