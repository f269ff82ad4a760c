import { Input, Text, View } from '@tarojs/components'
import { MESSAGE_TEXT_MAX } from '#domain/conversation/message-limits'
import { tappable } from '../../components/accessibility'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { inputLabel } from '../../components/input-label'
import './compose-bar.scss'

export interface ComposeBarProps {
  text: string
  isChoosing: boolean
  /** Why a picture could not be taken. */
  fault: string | undefined
  onText: (text: string) => void
  onSend: () => void
  onPicture: () => void
}

/** Where a message is written. */
export function ComposeBar({ text, isChoosing, fault, onText, onSend, onPicture }: ComposeBarProps) {
  return (
    <View>
      {fault && <Text className="compose__fault t-sub t-bad">{fault}</Text>}
      <View className="compose">
        <View
          className="compose__picture"
          hoverClass="pressed"
          {...tappable(() => !isChoosing && onPicture(), { label: isChoosing ? '正在打开照片' : '发照片' })}
        >
          <Icon name="plus" />
        </View>
        <View className="compose__box">
          <Input
            className="compose__input"
            value={text}
            placeholder="说说怎么了"
            placeholderClass="text-field__placeholder"
            maxlength={MESSAGE_TEXT_MAX}
            confirmType="send"
            confirmHold
            onInput={(event) => onText(event.detail.value)}
            onConfirm={onSend}
            {...inputLabel('要说的话', false)}
          />
        </View>
        <Button
          size="medium"
          width="words"
          label="发送"
          {...(text.trim() === '' ? { disabledReason: '发送', spokenLabel: '发送，先写几个字' } : {})}
          onTap={onSend}
        />
      </View>
    </View>
  )
}
