import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import type { FamilyFace } from '#domain/patient/family-face'
import { errorMessage } from '../../api/error-messages'
import { tappable } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { Tag } from '../../components/content/tag'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { Icon } from '../../components/picture/icon'
import { tagOfStage } from './coverage-words'
import './enrol-child-row.scss'
import type { QuotedChild } from './use-coverages'

export interface EnrolChildRowProps {
  face: FamilyFace
  quoted: QuotedChild
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}

/** A child with its price, or with the one reason why it cannot take part; never a silent grey box. */
export function EnrolChildRow({ face, quoted, isChosen, onChoose }: EnrolChildRowProps) {
  const { refusal, current } = quoted
  const under = refusal ? errorMessage(refusal.code, refusal.facts) : offerInWords(quoted)
  const isDead = refusal !== null
  const title = `${face.name} · ${face.age}`
  return (
    <View
      className={classNames('enrol-child', isDead && 'enrol-child--dead')}
      hoverClass={isDead ? 'none' : 'row--pressed'}
      {...tappable(() => !isDead && onChoose(!isChosen), {
        role: 'checkbox',
        label: `${title}，${under}`,
        checked: isChosen,
        disabled: isDead,
      })}
    >
      <View className={classNames('check-box', isChosen && 'check-box--on', isDead && 'check-box--dead')}>
        {isChosen && <Icon name="check" size="s" />}
      </View>
      <ArchAvatar letter={face.letter} tint={face.tint} />
      <View className="enrol-child__words">
        <View className="t-strong">{title}</View>
        <View className="t-sub">{under}</View>
      </View>
      <View className="enrol-child__end">
        {current && <Tag {...tagOfStage(current.stage)} />}
        {!refusal && <Text className="t-strong t-digits">{yuanOf(quoted.feeFen)}</Text>}
      </View>
    </View>
  )
}

function offerInWords({ kind }: QuotedChild): string {
  if (kind === 'renewal') return '接着续，中间不断，不用等'
  if (kind === 'newborn') return '刚满月，参加就给，不用等'
  return '可以参加'
}
