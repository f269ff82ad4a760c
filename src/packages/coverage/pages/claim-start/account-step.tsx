import { Text, View } from '@tarojs/components'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { ChoiceField } from '../../../../components/field/picker-field'
import { TextField } from '../../../../components/field/text-field'
import type { StepProps } from './treatment-step'

/** Whose card the money goes to: a guardian's, by name (journeys E4 23). */
export function AccountStep({ form, prepared, onChange }: StepProps) {
  const holders = prepared.holderNames.map((name) => ({ value: name, label: name }))
  return (
    <>
      <Card>
        <View className="stack stack--3">
          <ChoiceField
            label="付给哪位监护人"
            value={form.holderName === '' ? undefined : form.holderName}
            choices={holders}
            onChange={(holderName) => onChange({ holderName })}
          />
          <TextField
            label="开户行"
            value={form.bankName}
            maxLength={40}
            hint="例如 农业银行云溪支行"
            onInput={(bankName) => onChange({ bankName })}
          />
          <TextField
            label="卡号"
            value={form.accountNumber}
            keyboard="number"
            maxLength={30}
            hint="要是这位监护人自己的卡"
            onInput={(number) => onChange({ accountNumber: number.replace(/\s/g, '') })}
          />
        </View>
      </Card>
      <Note tone="paper">
        <Text>卡号加密保存，页面上只显示后四位。</Text>
      </Note>
    </>
  )
}
