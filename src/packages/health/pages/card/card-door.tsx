import { Text, View } from '@tarojs/components'
import { errorMessage } from '../../../../api/error-messages'
import { spoken } from '../../../../components/accessibility/accessibility'
import { Button } from '../../../../components/action/button'
import { AllergyStrip } from '../../../../features/health-card/card/allergy-strip'
import { ArchCard } from '../../../../features/health-card/card/arch-card'
import { CardRest } from '../../../../features/health-card/card/card-rest'
import { HolderHead } from '../../../../features/health-card/card/holder-head'
import { useSwipe } from '../../../../features/health-card/card/use-swipe'
import type { CodeOnShow } from '../../../../features/health-card/code/code-on-show'
import { CodeWaiting } from '../../../../features/health-card/code/code-waiting'
import { LiveCode } from '../../../../features/health-card/code/live-code'
import { useCaptureNotice } from '../../../../features/health-card/code/use-capture-notice'
import type { FamilyMove } from '../../../../features/health-card/issuing/card-move-words'
import { NoCard } from '../../../../features/health-card/issuing/no-card'
import { useApply } from '../../../../features/health-card/issuing/use-apply'
import type { WalletPerson } from '../../../../features/health-card/wallet'
import { canBrighten } from '../../../../platform/screen/screen-brightness'
import './card-door.scss'

export interface CardDoorProps {
  person: WalletPerson
  /** Not an offline one: that stands on a page of its own look. */
  code: CodeOnShow
  hasBefore: boolean
  hasAfter: boolean
  onSwipe: (way: 'left' | 'right') => void
  onMove: (move: FamilyMove) => void
  onRetry: () => void
}

/** The doorway, with the code or with why there is none, and the sentence under it. */
export function CardDoor(props: CardDoorProps) {
  const { person, code, hasBefore, hasAfter } = props
  const swipe = useSwipe(props.onSwipe)
  const isCaptured = useCaptureNotice(code.kind === 'dynamic' ? code.code.code : undefined)
  return (
    <>
      <View {...swipe}>
        <ArchCard
          label={`${person.holder.name}的健康卡`}
          hasBefore={hasBefore}
          hasAfter={hasAfter}
          foot={<AllergyStrip words={person.allergyWords} />}
        >
          <HolderHead person={person} />
          <InTheDoorway {...props} />
        </ArchCard>
      </View>
      {code.kind === 'dynamic' && (
        <Text className="card-door__hint" {...(isCaptured ? spoken({ role: 'status', live: 'polite' }) : {})}>
          {isCaptured ? '截图没有用，码一会儿就换。到了窗口打开这一页就好' : hint()}
        </Text>
      )}
    </>
  )
}

function hint(): string {
  return canBrighten ? '屏幕已调亮。给医生或前台扫一下就好' : '把屏幕调亮，给医生或前台扫一下就好'
}

function InTheDoorway({ person, code, onMove, onRetry }: CardDoorProps) {
  const apply = useApply()
  const { card, holder, isEntrusted } = person
  if (card === null) {
    return <NoCard patientId={holder.id} name={holder.name} isEntrusted={isEntrusted} apply={apply} />
  }
  if (typeof card === 'object' && card.status !== 'active') {
    return (
      <CardRest card={card} mayChange={!isEntrusted} onMove={onMove} onApply={() => apply.run(holder.id)} />
    )
  }
  if (code.kind === 'dynamic') return <LiveCode code={code.code} name={holder.name} />
  if (code.kind === 'refused' && card !== 'loading') {
    return (
      <NoCode title="码没取到" why={errorMessage(code.failure.code, code.failure.facts)} onRetry={onRetry} />
    )
  }
  if (code.kind === 'nothing') {
    return (
      <NoCode
        title="没有网络，也没有备好的离线码"
        why="不是你的问题。报名字和手机尾号，前台照样能报到。"
        onRetry={onRetry}
      />
    )
  }
  return <CodeWaiting label="正在取码…" />
}

function NoCode({ title, why, onRetry }: { title: string; why: string; onRetry: () => void }) {
  return (
    <View className="card-rest">
      <Text className="t-strong" {...spoken({ role: 'alert' })}>
        {title}
      </Text>
      <Text className="t-2">{why}</Text>
      <Button label="再试一次" icon="refresh" onTap={onRetry} />
    </View>
  )
}
