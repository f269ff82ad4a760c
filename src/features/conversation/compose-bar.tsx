import { Text, View } from '@tarojs/components'
import { MESSAGE_TEXT_MAX } from '#domain/conversation/message-limits'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { GrowingText } from '../../components/field/growing-text'
import { Icon } from '../../components/picture/icon'
import './compose-bar.scss'

export interface ComposeBarProps {
  text: string
  placeholder: string
  /** Words are on their way, and stay in the field until they have arrived. */
  busy?: boolean
  isChoosing: boolean
  /** Why something could not be taken, or was not sent. */
  fault: string | undefined
  onText: (text: string) => void
  onSend: () => void
  onPicture: () => void
}

/** Where a message is written. */
export function ComposeBar(props: ComposeBarProps) {
  const { text, busy = false, isChoosing, fault, onText, onSend, onPicture } = props
  return (
    <View>
      {fault && (
        <Text className="compose__fault t-sub t-bad" {...spoken({ role: 'alert', live: 'polite' })}>
          {fault}
        </Text>
      )}
      <View className="compose">
        <View
          className="compose__picture"
          hoverClass="pressed"
          {...tappable(() => !isChoosing && onPicture(), { label: isChoosing ? '正在打开照片' : '发照片' })}
        >
          <Icon name="plus" />
        </View>
        <View className="compose__box">
          <GrowingText
            value={text}
            onInput={onText}
            maxLength={MESSAGE_TEXT_MAX}
            lines={1}
            placeholder={props.placeholder}
            spokenLabel="要说的话"
            onEnter={onSend}
          />
        </View>
        <Button
          size="medium"
          width="words"
          label="发送"
          busy={busy}
          {...(text.trim() === '' ? { disabledReason: '发送', spokenLabel: '发送，先写几个字' } : {})}
          onTap={onSend}
        />
      </View>
    </View>
  )
}
