import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  ALLERGY_SEVERITIES,
  ALLERGY_SEVERITY_WORDS_ZH,
  type AllergyFacts,
  COMMON_ALLERGENS,
} from '#domain/record/allergy'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { TextField } from '../../components/field/text-field'
import { WordsField } from '../../components/field/words-field'
import { draftOf, forgetDraft, keepDraft } from '../../platform/kept/record-drafts'

export interface AllergyFormProps {
  patientId: string
  busy: boolean
  problem: string | undefined
  /** `onSaved`: to be called once it is in the record. */
  onSave: (allergy: AllergyFacts, onSaved: () => void) => void
}

const NOTHING: AllergyFacts = { substance: '', reaction: '', severity: null }

/** What is not tolerated in two taps; everything else may be left out. */
export function AllergyForm({ patientId, busy, problem, onSave }: AllergyFormProps) {
  const key = `allergy ${patientId}`
  const [draft, setDraft] = useState(() => draftOf<AllergyFacts>(key) ?? NOTHING)
  const { substance, reaction, severity } = draft
  const change = (part: Partial<AllergyFacts>) => {
    const next = { ...draft, ...part }
    keepDraft(key, next)
    setDraft(next)
  }
  const named = substance.trim()
  return (
    <View className="stack stack--3">
      <Text className="t-strong">对什么过敏</Text>
      <Chips
        label="对什么过敏"
        chips={COMMON_ALLERGENS.map((value) => ({ value, label: value }))}
        selected={COMMON_ALLERGENS.find((value) => value === named)}
        onToggle={(value) => change({ substance: value })}
      />
      <TextField
        label="别的，写名字"
        value={substance}
        maxLength={20}
        placeholder="比如：阿莫西林"
        onInput={(typed) => change({ substance: typed })}
      />
      <Text className="t-strong">有多重（不清楚就不选）</Text>
      <Chips
        label="有多重"
        chips={ALLERGY_SEVERITIES.map((value) => ({ value, label: ALLERGY_SEVERITY_WORDS_ZH[value] }))}
        selected={severity ?? undefined}
        onToggle={(value) => change({ severity: severity === value ? null : value })}
      />
      <WordsField
        label="当时怎么样（可以不写）"
        value={reaction}
        maxLength={100}
        placeholder="比如：吃完半小时起疹子"
        lines={2}
        onInput={(typed) => change({ reaction: typed })}
      />
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <Button
        label="记下来"
        busy={busy}
        {...(named === '' ? { disabledReason: '先选对什么过敏' } : {})}
        onTap={() =>
          onSave({ substance: named, reaction: reaction.trim(), severity }, () => forgetDraft(key))
        }
      />
    </View>
  )
}
