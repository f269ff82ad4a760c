import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { tappable } from '../../../components/accessibility/accessibility'
import { classNames } from '../../../components/class-names'
import { Tag } from '../../../components/content/tag'
import { ArchAvatar, type PersonTint } from '../../../components/picture/arch-avatar'
import { Icon } from '../../../components/picture/icon'
import {
  type InboxHousehold as Household,
  householdLine,
  householdTag,
  householdTime,
  householdTitle,
} from './inbox-words'
import '../../../components/content/row.scss'
import '../../../components/field/check-row.scss'
import './inbox-household.scss'

export interface InboxHouseholdProps {
  household: Household
  tint: PersonTint
  now: Date
  /** Null: it cannot be taken in from here, open it first. */
  checked: boolean | null
  onCheck: (checked: boolean) => void
  onOpen: () => void
}

/** A household that wants to sign: the box chooses it, the rest of the row opens it. */
export function InboxHousehold({ household, tint, now, checked, onCheck, onOpen }: InboxHouseholdProps) {
  const title = householdTitle(household)
  const line = householdLine(household, localDateOf(now))
  const tag = householdTag(household, now)
  const time = householdTime(household, now)
  const says = [title, tag?.label, line, time?.words].filter(Boolean).join('，')
  return (
    <View className="row inbox-household">
      {checked !== null && (
        <View
          className="inbox-household__tick"
          hoverClass="pressed"
          {...tappable(() => onCheck(!checked), { role: 'checkbox', label: `选中${title}`, checked })}
        >
          <View className={classNames('check-box', checked && 'check-box--on')}>
            {checked && <Icon name="check" size="s" />}
          </View>
        </View>
      )}
      <View className="inbox-household__rest" hoverClass="pressed" {...tappable(onOpen, { label: says })}>
        <ArchAvatar letter={household.rows[0].nameMasked.slice(-1)} tint={tint} />
        <View className="row__text">
          <View className="line line--wrap">
            <Text className="t-strong">{title}</Text>
            {tag && <Tag {...tag} />}
          </View>
          <Text className="t-sub t-2">{line}</Text>
          {time && (
            <Text className={classNames('t-cap t-digits', time.isUrgent && 't-strong t-bad')}>
              {time.words}
            </Text>
          )}
        </View>
        <Icon name="right" size="s" className="row__chevron" />
      </View>
    </View>
  )
}
