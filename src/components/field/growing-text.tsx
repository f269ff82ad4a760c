import { Text, Textarea, View } from '@tarojs/components'
import { useContext } from 'react'
import { spoken } from '../accessibility/accessibility'
import { OnSheet } from '../sheet/on-sheet'
import { areaAttributes } from './area-attributes'
import './growing-text.scss'

export interface GrowingTextProps {
  value: string
  onInput: (value: string) => void
  /** In UTF-16 units, as every target and the server count. */
  maxLength: number
  /** Lines that are there before a word is written; it grows with the words, up to six. */
  lines: number
  placeholder: string
  spokenLabel: string
  isWrong?: boolean
  /** The words are a message: what sends them, without leaving the field. */
  onEnter?: () => void
}

/** The line after the last one: a break at the end counts only when something stands behind it. */
const LAST_LINE = '\u200b'
/** WeChat keeps so much between the line that is written and its keyboard: the count and the button below stay seen. */
const ABOVE_KEYBOARD_PX = 140

/**
 * Where sentences are written. The field lies on an unseen copy of its words, which gives it its height: WeChat's own
 * autoHeight knows no least and no greatest height on every phone, and Taro's in a browser counts lines by itself.
 */
export function GrowingText(props: GrowingTextProps) {
  const { value, onInput, lines, spokenLabel, isWrong = false } = props
  const isFixed = useContext(OnSheet)
  return (
    <View className="growing-text" style={`--lines:${lines}`}>
      <Text className="growing-text__copy" {...spoken({ hidden: true })}>
        {(value || props.placeholder) + LAST_LINE}
      </Text>
      <Textarea
        className="growing-text__area"
        value={value}
        placeholder={props.placeholder}
        placeholderClass="growing-text__placeholder"
        maxlength={props.maxLength}
        fixed={isFixed}
        cursorSpacing={ABOVE_KEYBOARD_PX}
        disableDefaultPadding
        onInput={(event) => onInput(event.detail.value)}
        {...areaAttributes(spokenLabel, isWrong, props.onEnter)}
      />
    </View>
  )
}
