import { Text, View } from '@tarojs/components'
import type { MessageWords } from '#domain/message/told'
import type { FamilyFace } from '#domain/patient/family-face'
import { tappable } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { Icon } from '../../components/picture/icon'
import './message-row.scss'

export interface MessageRowProps {
  words: MessageWords
  /** `08:20` */
  time: string
  unread: boolean
  /** Whom it is about, when they are of the family. */
  face: FamilyFace | undefined
  onTap: () => void
}

/** One message of the inbox: a dot and bold words until it was read. */
export function MessageRow({ words: { title, body }, time, unread, face, onTap }: MessageRowProps) {
  const label = `${unread ? '没读，' : ''}${title}，${body}${time}`
  return (
    <View className="message-row" hoverClass="row--pressed" {...tappable(onTap, { label })}>
      <View className="message-row__face">
        {face ? <ArchAvatar letter={face.letter} tint={face.tint} size="xs" /> : <Icon name="bell" />}
      </View>
      <View className="grow">
        <View className="message-row__head">
          <Text className={classNames('message-row__title', unread && 't-strong')}>{title}</Text>
          <View className="message-row__when">
            {unread && <View className="message-row__dot" />}
            <Text className="t-cap t-digits">{time}</Text>
          </View>
        </View>
        <Text className="t-sub">{body}</Text>
      </View>
    </View>
  )
}
