import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { ATTACHMENT_KIND_NAMES_ZH, ATTACHMENT_KINDS, type AttachmentKind } from '#domain/record/attachment'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Chips } from '../../../components/field/chips'
import { DateField } from '../../../components/field/picker-field'
import { TextField } from '../../../components/field/text-field'
import { useAddPaper } from './use-add-paper'
import './paper-form.scss'

export interface PaperFormProps {
  patientId: string
  birthDate: LocalDate
  today: LocalDate
  onSaved: () => void
}

/** A photograph of a paper, what it is and its day. */
export function PaperForm({ patientId, birthDate, today, onSaved }: PaperFormProps) {
  const { photo, busy, isChoosing, problem, choose, send } = useAddPaper(patientId)
  const [kind, setKind] = useState<AttachmentKind>()
  const [title, setTitle] = useState('')
  const [datedOn, setDatedOn] = useState<LocalDate>()
  const missing = missingOf({ hasPhoto: photo !== null, kind, datedOn })
  return (
    <View className="stack stack--3">
      {photo && (
        <Image
          className="paper-form__preview"
          src={photo.preview}
          mode="aspectFit"
          nativeProps={{ alt: '选好的照片' }}
        />
      )}
      <Button
        kind={photo ? 'secondary' : 'primary'}
        size="medium"
        label={photo ? '换一张' : '拍照或从相册选'}
        busy={isChoosing}
        onTap={() => void choose()}
      />
      <Text className="t-strong">是什么</Text>
      <Chips
        label="是什么"
        chips={ATTACHMENT_KINDS.map((value) => ({ value, label: ATTACHMENT_KIND_NAMES_ZH[value] }))}
        selected={kind}
        onToggle={setKind}
      />
      <DateField
        label="纸上的日期"
        value={datedOn}
        earliest={birthDate}
        latest={today}
        hint="记不清就选大概的一天"
        onChange={(day) => setDatedOn(localDate(day))}
      />
      <TextField
        label="起个名字（可以不写）"
        value={title}
        maxLength={40}
        placeholder="比如：县医院的血常规"
        onInput={setTitle}
      />
      {problem && (
        <Note tone="bad" announced>
          {problem}照片和写的都还在，改好再点一次。
        </Note>
      )}
      <Button
        label="存进档案"
        busy={busy && !isChoosing}
        {...(missing ? { disabledReason: missing } : {})}
        onTap={() => kind && datedOn && send({ kind, title: title.trim(), datedOn }, onSaved)}
      />
    </View>
  )
}

function missingOf(draft: {
  readonly hasPhoto: boolean
  readonly kind: AttachmentKind | undefined
  readonly datedOn: LocalDate | undefined
}): string | undefined {
  if (!draft.hasPhoto) return '先拍一张照片'
  if (!draft.kind) return '选一下是什么'
  return draft.datedOn ? undefined : '选一下纸上的日期'
}
