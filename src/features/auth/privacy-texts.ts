import { CURRENT_PRIVACY_VERSION } from '#domain/account/privacy-text'

/**
 * The two texts that are agreed to at log-in. They describe what this version of the product does and nothing it
 * will do later; whoever changes what is collected changes them, and CURRENT_PRIVACY_VERSION with them.
 */
export interface PrivacyText {
  readonly title: string
  readonly version: string
  readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[]
}

export const PRIVACY_TEXTS = {
  guide: {
    title: '隐私保护指引',
    version: CURRENT_PRIVACY_VERSION,
    sections: [
      {
        title: '谁在用你的信息',
        paragraphs: ['家门口健康由本县医疗联合体（示例）运营。下面写的就是我们收的全部信息，没写的不收。'],
      },
      {
        title: '收什么，做什么用',
        paragraphs: [
          '微信标识：登录时微信给我们一个只在这个小程序里有用的编号，用来认出是你。我们拿不到你的微信号、好友和聊天。',
          '手机号：用来认出你、发就诊提醒。可以用微信里的号码，也可以用短信验证码绑一个。',
          '姓名、证件号、出生日期、性别：国家要求实名挂号。只在添加家人时收。',
          '预约记录和你写的不舒服的地方：给接诊的医生看，好提前准备。',
          '健康档案：就诊、处方、检查、体检、疫苗、身高体重、过敏，和你自己拍的检查单。医护写的、你家写的都在里面，看病时用。',
          '健康卡：卡号，和每次在哪里出示过。',
          '签家庭医生：住址、几个小问题的回答、你写的名字。签约的团队用来上门和服务。',
          '和签约团队说的话、发的照片：团队用来回答你。照片到期自动删掉。',
          '位置：只在你点了“用我的位置”以后用一次，用来按远近排医院，不保存。不给就选街道。',
        ],
      },
      {
        title: '怎么存',
        paragraphs: [
          '姓名、手机号、证件号和病情描述加密保存，屏幕上只显示一部分。它们不会出现在网址和系统日志里。',
          '存在中国境内的服务器上。门诊预约记录按医疗机构管理的规定保存；账号不用了，其余的信息可以要求删除。',
        ],
      },
      {
        title: '给谁看',
        paragraphs: [
          '你自己，你预约的那家医院里接诊和做登记的人，你签约的团队，和你出示健康卡或分享码给看的医生。不卖，不用来做广告，不给保险公司。',
          '有生命危险时，医生可以写明理由先看，卫健局每次都复核。谁看过、为什么，都在“谁看过我家的档案”里。',
          '发短信要把手机号交给短信服务商。你和签约团队互相发的文字和照片，会交给微信做内容安全检查，这是微信对小程序的要求；文字要连同你的微信标识一起交。除此以外不交给别的公司。法律要求的情况除外。',
        ],
      },
      {
        title: '你可以做什么',
        paragraphs: [
          '不同意也能用“先逛逛”：看医院、看放号。同意以后，在“我的”里能看到登录过的手机，并让它们退出。',
          '“我的”里还能看谁看过、收回同意、导出全部资料、注销账号。证件上的信息要更正，请带原件到任何一家社区医院的窗口，我们在 15 天内办完。',
          '这份说明改了，我们会重新请你看、重新请你同意，不会悄悄生效。',
        ],
      },
    ],
  },
  children: {
    title: '儿童信息保护规则',
    version: CURRENT_PRIVACY_VERSION,
    sections: [
      {
        title: '未满 14 岁的孩子',
        paragraphs: [
          '孩子的信息是敏感信息，由监护人同意以后我们才收。添加孩子时，要你亲手点“我是孩子的监护人，我同意”。',
          '孩子自己不能登录，也不能自己预约。',
        ],
      },
      {
        title: '收什么',
        paragraphs: [
          '姓名、证件号（新生儿可以用出生医学证明编号）、出生日期、性别、预约记录、你替孩子写的不舒服的地方，和孩子的健康档案、健康卡、签约。',
          '照片只有你自己拍的检查单，和你发给签约团队的。发给团队的文字和照片，会交给微信做内容安全检查。',
          '不收声音、学校和人脸。',
        ],
      },
      {
        title: '给谁看',
        paragraphs: [
          '添加了孩子的监护人，你给孩子预约的那家医院里接诊和做登记的人，孩子签约的团队，和你出示健康卡或分享码给看的医生。',
          '另一位家长要一起管理，须先得到已添加的监护人同意，或带户口簿到窗口核实。谁已经添加了孩子，我们不会告诉来问的人。',
        ],
      },
      {
        title: '你替孩子可以做什么',
        paragraphs: [
          '在“我的”里看谁看过、收回同意、导出孩子的资料。更正证件、删除孩子的信息：带户口簿或出生医学证明到任何一家社区医院的窗口，我们在 15 天内办完。',
          '孩子满 14 岁以后，自己也要同意，我们会提前告诉你们。',
        ],
      },
      {
        title: '出了事怎么办',
        paragraphs: [
          '万一孩子的信息泄露，我们会尽快告诉你发生了什么、有什么影响、我们做了什么、你可以做什么。',
        ],
      },
    ],
  },
} as const satisfies Record<string, PrivacyText>

export type PrivacyTextName = keyof typeof PRIVACY_TEXTS
