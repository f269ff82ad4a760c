import { Button } from '../../../../components/action/button'
import { type CardAction, CardActions } from '../../../../features/health-card/card/card-actions'
import { DeepRow } from '../../../../features/health-card/card/deep-row'
import { openCardApply, openCardUses } from '../../../../features/health-card/doors'
import { numberSpoken } from '../../../../features/health-card/issuing/card-number-words'
import { isUsable, type WalletPerson } from '../../../../features/health-card/wallet'
import { readAloud } from '../../../../platform/speech/read-aloud'
import { useElderMode } from '../../../../theme/elder-mode'

export interface CardWaysProps {
  person: WalletPerson
  people: readonly WalletPerson[]
  offlineLeft: number
  onShow: (id: string) => void
  onOffline: () => void
  onNumber: () => void
  /** @returns the whole number, or null where it was refused */
  onRead: () => Promise<string | null>
  onFreeze: () => void
}

/** Under the doorway: the offline code, the number, what to do when the phone is lost, who used it, the others. */
export function CardWays(props: CardWaysProps) {
  const { person, people, offlineLeft } = props
  const { elder } = useElderMode()
  const isInUse = isUsable(person.card)
  const next = nextInLine(people, person)
  return (
    <>
      {elder && isInUse && !person.isEntrusted && readAloud && (
        <Button kind="light" icon="sound" label="念出名字和号码" onTap={() => void read()} />
      )}
      {elder && next && (
        <Button kind="glass" label={`换成${next.face.name}的码`} onTap={() => props.onShow(next.face.id)} />
      )}
      {offlineLeft > 0 && (
        <DeepRow
          icon="offline"
          title={elder ? '没有网络' : '没网也能签到'}
          sub={`已备好 ${offlineLeft} 个离线码`}
          action="用离线码"
          onTap={props.onOffline}
        />
      )}
      <CardActions actions={actions()} />
    </>
  )

  async function read(): Promise<void> {
    const number = await props.onRead()
    if (number) readAloud?.(`${person.holder.name}。卡号，${numberSpoken(number)}。`)
  }

  function actions(): CardAction[] {
    const { id } = person.holder
    const own: CardAction[] = person.isEntrusted
      ? []
      : [
          ...(isInUse
            ? [
                { label: '看卡号', icon: 'card' as const, onTap: props.onNumber },
                { label: '丢了，冻结', icon: 'lock' as const, onTap: props.onFreeze },
              ]
            : []),
          ...(person.card === null
            ? []
            : [{ label: '谁用过', icon: 'eye' as const, onTap: () => openCardUses(id) }]),
        ]
    return [...own, { label: '给家人代领', icon: 'team', onTap: openCardApply }]
  }
}

/** The person after this one; after the last comes the first. */
function nextInLine(people: readonly WalletPerson[], person: WalletPerson): WalletPerson | undefined {
  if (people.length < 2) return undefined
  const place = people.findIndex(({ face }) => face.id === person.face.id)
  return people[(place + 1) % people.length]
}
