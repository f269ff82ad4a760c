import { Image, Text, View } from '@tarojs/components'
import { Link } from '../../components/action/link'
import { classNames } from '../../components/class-names'
import { Icon } from '../../components/picture/icon'
import { MessagePicture } from './message-picture'
import type { Outgoing } from './outbox'
import { captionOf, withheldInWords } from './thread-words'
import type { Message } from './use-thread'
import './message-bubble.scss'

/** One message: the team at the left, the family at the right, what the conversation says by itself across. */
export function MessageBubble({ message }: { message: Message }) {
  const { id, seq, side, kind, text, picture, isMine } = message
  const withheld = withheldInWords(message)
  if (side === 'system') {
    return (
      <View id={bubbleId(seq)} className="bubble bubble--system">
        <Text>{text}</Text>
      </View>
    )
  }
  return (
    <View id={bubbleId(seq)} className={classNames('bubble', `bubble--${side}`)}>
      <Text className="t-cap t-digits">{captionOf(message)}</Text>
      {text !== null && (
        <View className="bubble__words">
          <Text>{text}</Text>
        </View>
      )}
      {kind === 'picture' && picture === 'kept' && (
        <MessagePicture messageId={id} whose={isMine ? '你' : captionOf(message)} />
      )}
      {withheld && <Text className="bubble__under t-sub t-wait">{withheld}</Text>}
    </View>
  )
}

export interface OutgoingBubbleProps {
  outgoing: Outgoing
  onAgain: () => void
  onLetGo: () => void
}

/** What is on its way, and what did not get through: it stays until it does, or its writer lets it go. */
export function OutgoingBubble({ outgoing: { key, content, state }, onAgain, onLetGo }: OutgoingBubbleProps) {
  return (
    <View id={outgoingId(key)} className="bubble bubble--family">
      {content.kind === 'text' ? (
        <View className="bubble__words">
          <Text>{content.text}</Text>
        </View>
      ) : (
        <Image
          className="bubble__picture"
          src={content.preview}
          mode="widthFix"
          nativeProps={{ alt: '要发的照片' }}
        />
      )}
      {state.kind === 'failed' ? (
        <View className="bubble__failed">
          <View className="line line--top t-bad">
            <Icon name="alert" size="s" />
            <Text className="t-sub t-bad">{`没发出去，还留在这里。${state.problem}`}</Text>
          </View>
          <View className="bubble__steps">
            <Link label="再发一次" onTap={onAgain} />
            <Link label="不发了" onTap={onLetGo} />
          </View>
        </View>
      ) : (
        <Text className="t-cap">{state.kind === 'sent' ? '发出去了' : '正在发…'}</Text>
      )}
    </View>
  )
}

/** Where the screen scrolls to. */
export function bubbleId(seq: number): string {
  return `message-${seq}`
}

export function outgoingId(key: string): string {
  return `outgoing-${key}`
}
