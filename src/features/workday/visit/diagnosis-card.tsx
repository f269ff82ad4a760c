import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { Chips } from '../../../components/field/chips'
import { TextField } from '../../../components/field/text-field'
import { Sheet } from '../../../components/sheet/sheet'

/** ICD-10 code and name. */
export interface DiagnosisChoice {
  readonly code: string
  readonly nameZh: string
}

export interface DiagnosisCardProps {
  /** The likeliest few; what was found by searching is added to them. */
  choices: readonly DiagnosisChoice[]
  chosen: readonly string[]
  onToggle: (code: string) => void
  onSearch: () => void
}

/** One tap for what most children have; everything else behind the search. */
export function DiagnosisCard({ choices, chosen, onToggle, onSearch }: DiagnosisCardProps) {
  return (
    <Card>
      <View className="line line--between">
        <Text className="t-strong">诊断</Text>
        <Link label="搜索" icon="search" onTap={onSearch} />
      </View>
      <View className="mt2">
        <Chips
          label="诊断"
          chips={choices.map(({ code, nameZh }) => ({ value: code, label: `${nameZh} ${code}` }))}
          selected={chosen}
          onToggle={onToggle}
        />
      </View>
    </Card>
  )
}

/** More than a screen of them is answered by another character. */
const FOUND_AT_MOST = 8

export interface DiagnosisSheetProps {
  open: boolean
  find: (words: string) => readonly DiagnosisChoice[]
  onChoose: (code: string) => void
  onClose: () => void
}

/** The whole list, by the characters of a name or the beginning of a code. */
export function DiagnosisSheet({ open, find, onChoose, onClose }: DiagnosisSheetProps) {
  const [words, setWords] = useState('')
  const found = find(words.trim()).slice(0, FOUND_AT_MOST)
  const choose = (code: string) => {
    setWords('')
    onChoose(code)
  }
  return (
    <Sheet open={open} title="找诊断" onClose={onClose}>
      <View className="stack stack--3">
        <TextField
          label="名称或编码"
          value={words}
          maxLength={20}
          placeholder="支气管、J20"
          onInput={setWords}
        />
        {found.length === 0 ? (
          <Text className="t-sub">名单里没有。换个说法，或者选一个相近的。</Text>
        ) : (
          <Card flush>
            {found.map(({ code, nameZh }) => (
              <Row key={code} title={nameZh} value={code} onTap={() => choose(code)} />
            ))}
          </Card>
        )}
      </View>
    </Sheet>
  )
}
