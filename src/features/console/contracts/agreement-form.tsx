import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AGREEMENT_VARIABLE_NAMES_ZH, agreementFaults } from '#domain/contract/agreement-faults'
import { AGREEMENT_VARIABLES, type AgreementTemplate } from '#domain/contract/agreement-text'
import { addDays, isLocalDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { newId } from '../../../platform/network/new-id'
import { ChangeForm } from '../change-form'
import { TextInput } from '../console-fields'
import type { ListedText } from '../listed-rows'
import { AgreementDifferences } from './agreement-differences'

interface AgreementFormProps {
  /** With whose words the new version begins. */
  readonly newest: ListedText
  readonly onSaved: (version: string) => void
  readonly onCancel: () => void
}

interface DraftSection {
  /** The heading itself is typed: a row needs a name of its own. */
  readonly key: string
  readonly heading: string
  /** A line is a paragraph. */
  readonly lines: string
}

/** The next text: variables are checked while it is written, and what it changes stands beside it. */
export function AgreementForm({ newest, onSaved, onCancel }: AgreementFormProps) {
  const tomorrow = addDays(localDateOf(serverNow()), 1)
  const [title, setTitle] = useState(newest.title)
  const [points, setPoints] = useState(newest.summary.join('\n'))
  const [sections, setSections] = useState<readonly DraftSection[]>(() =>
    newest.sections.map(({ heading, paragraphs }) => ({
      key: newId(),
      heading,
      lines: paragraphs.join('\n'),
    })),
  )
  const [validFrom, setValidFrom] = useState<string>(tomorrow)
  const save = useWrite(client.agreementText.save.mutate)
  const draft: AgreementTemplate = {
    version: validFrom,
    title: title.trim(),
    summary: linesOf(points),
    sections: sections.map(({ heading, lines }) => ({ heading: heading.trim(), paragraphs: linesOf(lines) })),
  }
  const { unknown, missing: absent } = agreementFaults(draft)
  const put = (key: string, change: Partial<DraftSection>) =>
    setSections(sections.map((section) => (section.key === key ? { ...section, ...change } : section)))

  function missing(): string | undefined {
    if (draft.title.length < 4) return '先写标题'
    if (draft.summary.length === 0) return '先写要点'
    if (draft.sections.some(({ heading, paragraphs }) => heading === '' || paragraphs.length === 0)) {
      return '有一条没有标题或正文'
    }
    if (unknown.length + absent.length > 0) return '变量还没写对'
    return isLocalDate(validFrom) && validFrom >= tomorrow ? undefined : '最早从明天起'
  }

  return (
    <>
      <Card label="新版本">
        <ChangeForm
          label={`从 ${validFrom} 起给居民看`}
          missing={missing()}
          send={async (reason) => {
            if (!isLocalDate(validFrom)) throw new RangeError(validFrom)
            const written = draft.sections.map(({ heading, paragraphs }) => ({
              heading,
              paragraphs: [...paragraphs],
            }))
            const words = { title: draft.title, summary: [...draft.summary], sections: written }
            const { version } = await save.mutateAsync({ ...words, validFrom, reason })
            onSaved(version)
          }}
          done={() => '写好了。到那天以前可以在变更记录里撤回。'}
        >
          <View className="line">
            <Text className="console-card__title">新版本</Text>
            <View className="push">
              <Button label="不写了" kind="secondary" size="medium" width="words" onTap={onCancel} />
            </View>
          </View>
          <View className="t-3">
            能用的变量：
            {AGREEMENT_VARIABLES.map((name) => `{${name}} ${AGREEMENT_VARIABLE_NAMES_ZH[name]}`).join('，')}
          </View>
          {unknown.length > 0 && <Note tone="bad">没有这些变量：{unknown.join('、')}</Note>}
          {absent.length > 0 && (
            <Note tone="bad">哪里都没写：{absent.map((name) => `{${name}}`).join('、')}</Note>
          )}
          <TextInput label="标题" value={title} maxLength={40} onInput={setTitle} />
          <TextInput label="要点，一行一条" value={points} lines={6} onInput={setPoints} />
          {sections.map(({ key, heading, lines }, index) => (
            <fieldset key={key} className="console-rows">
              <legend className="unseen">第 {index + 1} 条</legend>
              <div className="console-rows__one">
                <TextInput
                  isCompact
                  label={`第 ${index + 1} 条的标题`}
                  value={heading}
                  maxLength={40}
                  onInput={(text) => put(key, { heading: text })}
                />
                <button
                  type="button"
                  className="console-rows__drop"
                  aria-label={`去掉第 ${index + 1} 条`}
                  onClick={() => setSections(sections.filter((section) => section.key !== key))}
                >
                  去掉
                </button>
              </div>
              <TextInput
                isCompact
                label={`第 ${index + 1} 条的正文，一行一段`}
                value={lines}
                lines={4}
                onInput={(text) => put(key, { lines: text })}
              />
            </fieldset>
          ))}
          <Button
            label="加一条"
            kind="secondary"
            icon="plus"
            size="medium"
            onTap={() => setSections([...sections, { key: newId(), heading: '', lines: '' }])}
          />
          <TextInput label="从哪天起" type="date" min={tomorrow} value={validFrom} onInput={setValidFrom} />
        </ChangeForm>
      </Card>
      <Card label="改了哪里">
        <Text className="console-card__title">比 {newest.version} 改了哪里</Text>
        <AgreementDifferences before={newest} after={draft} />
      </Card>
    </>
  )
}

function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
