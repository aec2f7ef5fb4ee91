-- Made by `make schema`; do not edit. Hash of the migrations: 7b4e86e232c4696bee0d21b8a0d1c867489fbf42080b394fb889aef055e4d5dc
-- account.0001_initial account.0002_email_max_length account.0003_alter_emailaddress_create_unique_verified_email account.0004_alter_emailaddress_drop_unique_email account.0005_emailaddress_idx_upper_email account.0006_emailaddress_lower account.0007_emailaddress_idx_email account.0008_emailaddress_unique_primary_email_fixup account.0009_emailaddress_unique_primary_email activity.0001_initial admin.0001_initial admin.0002_logentry_remove_auto_add admin.0003_logentry_add_action_flag_choices articles.0001_initial auth.0001_initial auth.0002_alter_permission_name_max_length auth.0003_alter_user_email_max_length auth.0004_alter_user_username_opts auth.0005_alter_user_last_login_null auth.0006_require_contenttypes_0002 auth.0007_alter_validators_add_error_messages auth.0008_alter_user_username_max_length auth.0009_alter_user_last_name_max_length auth.0010_alter_group_name_max_length auth.0011_update_proxy_permissions auth.0012_alter_user_first_name_max_length boards.0001_initial common.0001_initial contenttypes.0001_initial contenttypes.0002_remove_content_type_name contests.0001_initial conversions.0001_initial crm.0001_initial crm.0002_roles django_tasks_database.0001_initial django_tasks_database.0002_alter_dbtaskresult_options django_tasks_database.0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at django_tasks_database.0004_dbtaskresult_started_at django_tasks_database.0005_alter_dbtaskresult_priority_and_more django_tasks_database.0006_alter_dbtaskresult_args_kwargs_and_more django_tasks_database.0007_add_separate_results_fields django_tasks_database.0008_separate_results_field django_tasks_database.0009_remove_results_field django_tasks_database.0010_alter_dbtaskresult_status django_tasks_database.0011_rename_complete_status django_tasks_database.0012_add_separate_exception_fields django_tasks_database.0013_separate_exception_fields django_tasks_database.0014_remove_dbtaskresult_exception_data django_tasks_database.0015_correctly_order_run_after django_tasks_database.0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more django_tasks_database.0017_dbtaskresult_metadata django_tasks_database.0018_rename_succeeded_status django_tasks_database.0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more django_tasks_database.0020_update_db_task_result_ordering django_tasks_database.0021_conditional_partial_index_ordering duplicates.0001_initial forums.0001_initial ideas.0001_initial insights.0001_initial internal_records.0001_initial internal_records.0002_rice members.0001_initial members.0002_membership_settings members.0003_roles mfa.0001_initial mfa.0002_authenticator_timestamps mfa.0003_authenticator_type_uniq moderation.0001_initial moderation.0002_private_readings_stay moderation.0003_rules_and_reasons moderation.0004_checks_of_accounts notifications.0001_initial operations.0001_initial pages.0001_initial pages.0002_content pairwise.0001_initial polls.0001_initial products.0001_initial ratings.0001_initial ratings.0002_roles roadmap.0001_initial search.0001_initial search.0002_full_text sessions.0001_initial socialaccount.0001_initial socialaccount.0002_token_max_lengths socialaccount.0003_extra_data_default_dict socialaccount.0004_app_provider_id_settings socialaccount.0005_socialtoken_nullable_app socialaccount.0006_alter_socialaccount_extra_data taggit.0001_initial taggit.0002_auto_20150616_2121 taggit.0003_taggeditem_add_unique_index taggit.0004_alter_taggeditem_content_type_alter_taggeditem_tag taggit.0005_auto_20220424_2025 taggit.0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx usersessions.0001_initial wagtailadmin.0001_create_admin_access_permissions wagtailadmin.0002_admin wagtailadmin.0003_admin_managed wagtailadmin.0004_editingsession wagtailadmin.0005_editingsession_is_editing wagtailadmin.0006_formstate wagtailcore.0001_initial wagtailcore.0001_squashed_0016_change_page_url_path_to_text_field wagtailcore.0002_initial_data wagtailcore.0003_add_uniqueness_constraint_on_group_page_permission wagtailcore.0004_page_locked wagtailcore.0005_add_page_lock_permission_to_moderators wagtailcore.0006_add_lock_page_permission wagtailcore.0007_page_latest_revision_created_at wagtailcore.0008_populate_latest_revision_created_at wagtailcore.0009_remove_auto_now_add_from_pagerevision_created_at wagtailcore.0010_change_page_owner_to_null_on_delete wagtailcore.0011_page_first_published_at wagtailcore.0012_extend_page_slug_field wagtailcore.0013_update_golive_expire_help_text wagtailcore.0014_add_verbose_name wagtailcore.0015_add_more_verbose_names wagtailcore.0016_change_page_url_path_to_text_field wagtailcore.0017_change_edit_page_permission_description wagtailcore.0018_pagerevision_submitted_for_moderation_index wagtailcore.0019_verbose_names_cleanup wagtailcore.0020_add_index_on_page_first_published_at wagtailcore.0021_capitalizeverbose wagtailcore.0022_add_site_name wagtailcore.0023_alter_page_revision_on_delete_behaviour wagtailcore.0024_alter_page_content_type_on_delete_behaviour wagtailcore.0024_collection wagtailcore.0025_collection_initial_data wagtailcore.0026_group_collection_permission wagtailcore.0027_fix_collection_path_collation wagtailcore.0028_merge wagtailcore.0029_unicode_slugfield_dj19 wagtailcore.0030_index_on_pagerevision_created_at wagtailcore.0031_add_page_view_restriction_types wagtailcore.0032_add_bulk_delete_page_permission wagtailcore.0033_remove_golive_expiry_help_text wagtailcore.0034_page_live_revision wagtailcore.0035_page_last_published_at wagtailcore.0036_populate_page_last_published_at wagtailcore.0037_set_page_owner_editable wagtailcore.0038_make_first_published_at_editable wagtailcore.0039_collectionviewrestriction wagtailcore.0040_page_draft_title wagtailcore.0041_group_collection_permissions_verbose_name_plural wagtailcore.0042_index_on_pagerevision_approved_go_live_at wagtailcore.0043_lock_fields wagtailcore.0044_add_unlock_grouppagepermission wagtailcore.0045_assign_unlock_grouppagepermission wagtailcore.0046_site_name_remove_null wagtailcore.0047_add_workflow_models wagtailcore.0048_add_default_workflows wagtailcore.0049_taskstate_finished_by wagtailcore.0050_workflow_rejected_to_needs_changes wagtailcore.0051_taskstate_comment wagtailcore.0052_pagelogentry wagtailcore.0053_locale_model wagtailcore.0054_initial_locale wagtailcore.0055_page_locale_fields wagtailcore.0056_page_locale_fields_populate wagtailcore.0057_page_locale_fields_notnull wagtailcore.0058_page_alias_of wagtailcore.0059_apply_collection_ordering wagtailcore.0060_fix_workflow_unique_constraint wagtailcore.0061_change_promote_tab_helpt_text_and_verbose_names wagtailcore.0062_comment_models_and_pagesubscription wagtailcore.0063_modellogentry wagtailcore.0064_log_timestamp_indexes wagtailcore.0065_log_entry_uuid wagtailcore.0066_collection_management_permissions wagtailcore.0067_alter_pagerevision_content_json wagtailcore.0068_log_entry_empty_object wagtailcore.0069_log_entry_jsonfield wagtailcore.0070_rename_pagerevision_revision wagtailcore.0071_populate_revision_content_type wagtailcore.0072_alter_revision_content_type_notnull wagtailcore.0073_page_latest_revision wagtailcore.0074_revision_object_str wagtailcore.0075_populate_latest_revision_and_revision_object_str wagtailcore.0076_modellogentry_revision wagtailcore.0077_alter_revision_user wagtailcore.0078_referenceindex wagtailcore.0079_rename_taskstate_page_revision wagtailcore.0080_generic_workflowstate wagtailcore.0081_populate_workflowstate_content_type wagtailcore.0082_alter_workflowstate_content_type_notnull wagtailcore.0083_workflowcontenttype wagtailcore.0084_add_default_page_permissions wagtailcore.0085_add_grouppagepermission_permission wagtailcore.0086_populate_grouppagepermission_permission wagtailcore.0087_alter_grouppagepermission_unique_together_and_more wagtailcore.0088_fix_log_entry_json_timestamps wagtailcore.0089_log_entry_data_json_null_to_object wagtailcore.0090_remove_grouppagepermission_permission_type wagtailcore.0091_remove_revision_submitted_for_moderation wagtailcore.0092_alter_collectionviewrestriction_password_and_more wagtailcore.0093_uploadedfile wagtailcore.0094_alter_page_locale wagtailcore.0095_groupsitepermission wagtailcore.0096_referenceindex_referenceindex_source_object_and_more wagtailcore.0097_baselogentry_uuid_action_timestamp_indexes wagtailcore.0098_apitoken wagtaildocs.0001_initial wagtaildocs.0002_initial_data wagtaildocs.0003_add_verbose_names wagtaildocs.0004_capitalizeverbose wagtaildocs.0005_alter_uploaded_by_user_on_delete_action wagtaildocs.0005_document_collection wagtaildocs.0006_copy_document_permissions_to_collections wagtaildocs.0007_merge wagtaildocs.0008_document_file_size wagtaildocs.0009_document_verbose_name_plural wagtaildocs.0010_document_file_hash wagtaildocs.0011_add_choose_permissions wagtaildocs.0012_uploadeddocument wagtaildocs.0013_delete_uploadeddocument wagtaildocs.0014_alter_document_file_size wagtailembeds.0001_initial wagtailembeds.0002_add_verbose_names wagtailembeds.0003_capitalizeverbose wagtailembeds.0004_embed_verbose_name_plural wagtailembeds.0005_specify_thumbnail_url_max_length wagtailembeds.0006_add_embed_hash wagtailembeds.0007_populate_hash wagtailembeds.0008_allow_long_urls wagtailembeds.0009_embed_cache_until wagtailimages.0001_initial wagtailimages.0001_squashed_0021 wagtailimages.0002_initial_data wagtailimages.0003_fix_focal_point_fields wagtailimages.0004_make_focal_point_key_not_nullable wagtailimages.0005_make_filter_spec_unique wagtailimages.0006_add_verbose_names wagtailimages.0007_image_file_size wagtailimages.0008_image_created_at_index wagtailimages.0009_capitalizeverbose wagtailimages.0010_change_on_delete_behaviour wagtailimages.0011_image_collection wagtailimages.0012_copy_image_permissions_to_collections wagtailimages.0013_make_rendition_upload_callable wagtailimages.0014_add_filter_spec_field wagtailimages.0015_fill_filter_spec_field wagtailimages.0016_deprecate_rendition_filter_relation wagtailimages.0017_reduce_focal_point_key_max_length wagtailimages.0018_remove_rendition_filter wagtailimages.0019_delete_filter wagtailimages.0020_add-verbose-name wagtailimages.0021_image_file_hash wagtailimages.0022_uploadedimage wagtailimages.0023_add_choose_permissions wagtailimages.0024_index_image_file_hash wagtailimages.0025_alter_image_file_alter_rendition_file wagtailimages.0026_delete_uploadedimage wagtailimages.0027_image_description wagtailredirects.0001_initial wagtailredirects.0002_add_verbose_names wagtailredirects.0003_make_site_field_editable wagtailredirects.0004_set_unique_on_path_and_site wagtailredirects.0005_capitalizeverbose wagtailredirects.0006_redirect_increase_max_length wagtailredirects.0007_add_autocreate_fields wagtailredirects.0008_add_verbose_name_plural wagtailsearch.0001_initial wagtailsearch.0002_add_verbose_names wagtailsearch.0003_remove_editors_pick wagtailsearch.0004_querydailyhits_verbose_name_plural wagtailsearch.0005_create_indexentry wagtailsearch.0006_customise_indexentry wagtailsearch.0007_delete_editorspick wagtailsearch.0008_remove_query_and_querydailyhits_models wagtailsearch.0009_remove_ngram_autocomplete wagtailsearch.0010_add_text_fields wagtailusers.0001_initial wagtailusers.0002_add_verbose_name_on_userprofile wagtailusers.0003_add_verbose_names wagtailusers.0004_capitalizeverbose wagtailusers.0005_make_related_name_wagtail_specific wagtailusers.0006_userprofile_prefered_language wagtailusers.0007_userprofile_current_time_zone wagtailusers.0008_userprofile_avatar wagtailusers.0009_userprofile_verbose_name_plural wagtailusers.0010_userprofile_updated_comments_notifications wagtailusers.0011_userprofile_dismissibles wagtailusers.0012_userprofile_theme wagtailusers.0013_userprofile_density wagtailusers.0014_userprofile_contrast wagtailusers.0015_userprofile_keyboard_shortcuts workbench.0001_initial writing.0001_initial
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "activity_activity" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(80) NOT NULL, "verb" varchar(10) NOT NULL, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "target_id" bigint unsigned NULL CHECK ("target_id" >= 0), "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "happened_at" datetime NOT NULL, "is_imported" bool NOT NULL, "actor_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "target_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "activity_pendingreaction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "leased_until" datetime NULL, "leased_by" varchar(64) NOT NULL, "reaction" varchar(200) NOT NULL, "is_outside" bool NOT NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "not_before" datetime NOT NULL, "last_error" text NOT NULL, "created_at" datetime NOT NULL, "activity_id" bigint NOT NULL REFERENCES "activity_activity" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_pending_reaction_each" UNIQUE ("activity_id", "reaction"));
CREATE TABLE "activity_periodicjob" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "leased_until" datetime NULL, "leased_by" varchar(64) NOT NULL, "name" varchar(200) NOT NULL UNIQUE, "next_at" datetime NOT NULL, "started_at" datetime NULL, "finished_at" datetime NULL, "failures" integer unsigned NOT NULL CHECK ("failures" >= 0), "last_error" text NOT NULL);
CREATE TABLE "activity_privaterelease" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(80) NOT NULL, "interval" varchar(40) NOT NULL, "ends_at" datetime NOT NULL, "released_at" datetime NOT NULL, "figures" text NOT NULL CHECK ((JSON_VALID("figures") OR "figures" IS NULL)), "is_sealed" bool NOT NULL, CONSTRAINT "one_release_of_an_interval" UNIQUE ("source", "interval"), CONSTRAINT "a_sealed_release_shows_nothing" CHECK ((NOT "is_sealed" OR "figures" = '{}')));
CREATE TABLE "activity_promise" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "kind" varchar(80) NOT NULL, "owner_name" varchar(100) NOT NULL, "what" varchar(200) NOT NULL, "due_at" datetime NOT NULL, "made_at" datetime NOT NULL, "kept_at" datetime NULL, "late_at" datetime NULL, "withdrawn_at" datetime NULL, "withdrawn_reason" varchar(300) NOT NULL, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "to_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_withdrawn_promise_has_a_reason" CHECK (("withdrawn_at" IS NULL OR NOT ("withdrawn_reason" = ''))), CONSTRAINT "a_promise_names_who_owes_it" CHECK (("owner_id" IS NOT NULL OR NOT ("owner_name" = ''))));
CREATE TABLE "activity_releaseledger" ("id" char(32) NOT NULL PRIMARY KEY, "is_the_only_one" bool NOT NULL UNIQUE, CONSTRAINT "one_ledger_of_releases" CHECK ("is_the_only_one"));
CREATE TABLE "activity_workerbeat" ("id" varchar(64) NOT NULL PRIMARY KEY, "host" varchar(100) NOT NULL, "process" integer unsigned NOT NULL CHECK ("process" >= 0), "threads" smallint unsigned NOT NULL CHECK ("threads" >= 0), "started_at" datetime NOT NULL, "seen_at" datetime NOT NULL);
CREATE TABLE "articles_articlecategory" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(60) NOT NULL UNIQUE, "slug" varchar(50) NOT NULL UNIQUE, "description" varchar(200) NOT NULL, "sort_order" smallint unsigned NOT NULL CHECK ("sort_order" >= 0));
CREATE TABLE "articles_articleindexpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL);
CREATE TABLE "articles_articlepage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "summary" varchar(300) NOT NULL, "body" text NOT NULL CHECK ((JSON_VALID("body") OR "body" IS NULL)), "checked_at" date NULL, "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "category_id" bigint NULL REFERENCES "articles_articlecategory" ("id") DEFERRABLE INITIALLY DEFERRED, "checked_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_articlepage_products" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "articlepage_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "productpage_id" integer NOT NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_articletally" ("article_id" integer NOT NULL PRIMARY KEY REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "edition" integer unsigned NOT NULL CHECK ("edition" >= 0), "edition_text" text NOT NULL, "helpful_count" integer unsigned NOT NULL CHECK ("helpful_count" >= 0), "unhelpful_count" integer unsigned NOT NULL CHECK ("unhelpful_count" >= 0), "read_count" integer unsigned NOT NULL CHECK ("read_count" >= 0), "failed_count" integer unsigned NOT NULL CHECK ("failed_count" >= 0));
CREATE TABLE "articles_articlevote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "edition" integer unsigned NOT NULL CHECK ("edition" >= 0), "is_helpful" bool NOT NULL, "reason" varchar(10) NOT NULL, "note" varchar(500) NOT NULL, "voted_at" datetime NOT NULL, "article_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_vote_per_member_and_edition" UNIQUE ("article_id", "edition", "member_id"), CONSTRAINT "a_reason_when_it_did_not_help" CHECK ((("is_helpful" AND "note" = '' AND "reason" = '') OR (NOT "is_helpful" AND NOT ("reason" = '')))));
CREATE TABLE "articles_editorialreview" ("task_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "articles_editorialreview_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "editorialreview_id" integer NOT NULL REFERENCES "articles_editorialreview" ("task_ptr_id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
CREATE TABLE "boards_boardmoved" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_path" varchar(300) NOT NULL UNIQUE, "moved_at" datetime NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "common_accessversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" varchar(32) NOT NULL);
CREATE TABLE "common_siteidentity" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "company" varchar(60) NOT NULL, "community" varchar(60) NOT NULL, "footer" varchar(160) NOT NULL, "accent" varchar(7) NOT NULL, "icon_id" integer NULL REFERENCES "wagtailimages_image" ("id") DEFERRABLE INITIALLY DEFERRED, "logo_id" integer NULL REFERENCES "wagtailimages_image" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NOT NULL UNIQUE REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "contests_contestballot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "spent" smallint unsigned NOT NULL CHECK ("spent" >= 0), "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "contest_id" integer NOT NULL REFERENCES "contests_contestpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_ballot_per_member_and_contest" UNIQUE ("contest_id", "member_id"));
CREATE TABLE "contests_contestpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL, "brief" text NOT NULL, "starts_at" datetime NOT NULL, "collect_until" datetime NOT NULL, "refine_until" datetime NOT NULL, "vote_until" datetime NOT NULL, "judge_until" datetime NULL, "votes_each" smallint unsigned NOT NULL CHECK ("votes_each" >= 0), "hides_votes" bool NOT NULL, "report" text NOT NULL, "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "phases_follow_one_another" CHECK (("starts_at" < ("collect_until") AND "collect_until" <= ("refine_until") AND "refine_until" < ("vote_until"))), CONSTRAINT "the_jury_has_days_to_judge" CHECK (("judge_until" IS NULL OR "judge_until" > ("refine_until"))), CONSTRAINT "a_contest_gives_at_least_one_vote" CHECK ("votes_each" >= 1));
CREATE TABLE "contests_contestresult" ("contest_id" integer NOT NULL PRIMARY KEY REFERENCES "contests_contestpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "announced_at" datetime NOT NULL, "people" integer unsigned NOT NULL CHECK ("people" >= 0), "votes" integer unsigned NOT NULL CHECK ("votes" >= 0), "announced_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "contests_entry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "entered_at" datetime NOT NULL, "pitch" text NOT NULL, "vote_count" integer unsigned NOT NULL CHECK ("vote_count" >= 0), "jury_score" real NULL, "place" smallint unsigned NULL CHECK ("place" >= 0), "place_reason" varchar(300) NOT NULL, "contest_id" integer NOT NULL REFERENCES "contests_contestpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "entered_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_idea_takes_part_once" UNIQUE ("contest_id", "idea_id"), CONSTRAINT "a_winner_wins_for_a_reason" CHECK (("place" IS NULL OR NOT ("place_reason" = ''))));
CREATE TABLE "contests_entryvote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "voted_at" datetime NOT NULL, "entry_id" bigint NOT NULL REFERENCES "contests_entry" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_vote_per_member_and_entry" UNIQUE ("entry_id", "member_id"));
CREATE TABLE "contests_juror" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "appointed_at" datetime NOT NULL, "appointed_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "contest_id" integer NOT NULL REFERENCES "contests_contestpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_seat_per_member_and_jury" UNIQUE ("contest_id", "member_id"));
CREATE TABLE "contests_jurycriterion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "name" varchar(60) NOT NULL, "hint" varchar(200) NOT NULL, "weight" smallint unsigned NOT NULL CHECK ("weight" >= 0), "contest_id" integer NOT NULL REFERENCES "contests_contestpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_criterion_has_weight" CHECK ("weight" >= 1));
CREATE TABLE "contests_juryscore" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "points" smallint unsigned NOT NULL CHECK ("points" >= 0), "scored_at" datetime NOT NULL, "criterion_id" bigint NOT NULL REFERENCES "contests_jurycriterion" ("id") DEFERRABLE INITIALLY DEFERRED, "entry_id" bigint NOT NULL REFERENCES "contests_entry" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_score_per_juror_entry_and_criterion" UNIQUE ("entry_id", "criterion_id", "member_id"), CONSTRAINT "points_are_one_to_five" CHECK (("points" >= 1 AND "points" <= 5)));
CREATE TABLE "contests_occasion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "what" varchar(10) NOT NULL, "noticed_at" datetime NOT NULL, "contest_id" integer NOT NULL REFERENCES "contests_contestpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "each_occasion_of_a_contest_once" UNIQUE ("contest_id", "what"));
CREATE TABLE "conversions_articlesource" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "made_at" datetime NOT NULL, "article_id" integer NOT NULL REFERENCES "articles_articlepage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL UNIQUE REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "conversions_casemessage" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "author_name" varchar(200) NOT NULL, "is_from_support" bool NOT NULL, "is_from_system" bool NOT NULL, "is_question" bool NOT NULL, "body" text NOT NULL, "at" datetime NOT NULL, "record_id" varchar(120) NOT NULL, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_case_id" bigint NOT NULL REFERENCES "conversions_topiccase" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "conversions_ideasource" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "positions" text NOT NULL CHECK ((JSON_VALID("positions") OR "positions" IS NULL)), "made_at" datetime NOT NULL, "idea_id" bigint NOT NULL UNIQUE REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "conversions_topiccase" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(10) NOT NULL, "offered_at" datetime NOT NULL, "answered_at" datetime NULL, "subject" varchar(200) NOT NULL, "opened_at" datetime NULL, "is_linked" bool NOT NULL, "key" varchar(36) NOT NULL, "record_id" varchar(120) NOT NULL, "version" varchar(120) NOT NULL, "last_linked" bigint unsigned NOT NULL CHECK ("last_linked" >= 0), "case_state" varchar(10) NOT NULL, "assignee_name" varchar(200) NOT NULL, "due_at" datetime NULL, "first_answer_at" datetime NULL, "closed_at" datetime NULL, "proposal" text NOT NULL, "proposed_at" datetime NULL, "kept_private_at" datetime NULL, "asker_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "connection_id" bigint NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, "offered_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "proposed_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "published_id" bigint NULL UNIQUE REFERENCES "forums_post" ("id") DEFERRABLE INITIALLY DEFERRED, "stands_in_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL UNIQUE REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_case_is_opened_by_a_yes_or_by_staff" CHECK ((("opened_at" IS NULL AND "state" IN ('offered', 'declined')) OR ("connection_id" IS NOT NULL AND "opened_at" IS NOT NULL AND "state" IN ('agreed', 'staff_only')))), CONSTRAINT "only_the_askers_own_is_published" CHECK (("proposed_at" IS NULL OR "state" = 'agreed')));
CREATE TABLE "crm_account" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "name" varchar(200) NOT NULL, "domain" varchar(200) NOT NULL, "owner" varchar(200) NOT NULL, "segment" varchar(100) NOT NULL, "employees" integer unsigned NULL CHECK ("employees" >= 0), "revenue_minor" bigint NULL, "currency" varchar(3) NOT NULL, "plan" varchar(100) NOT NULL, "custom_fields" text NOT NULL CHECK ((JSON_VALID("custom_fields") OR "custom_fields" IS NULL)), "portal_key" varchar(120) NULL UNIQUE, "portal_fields" text NOT NULL CHECK ((JSON_VALID("portal_fields") OR "portal_fields" IS NULL)), CONSTRAINT "one_account_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_account_has_a_number" CHECK (NOT ("number" = '')), CONSTRAINT "an_amount_of_account_has_a_currency" CHECK (("revenue_minor" IS NULL OR LENGTH("currency") = 3)));
CREATE TABLE "crm_auditentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "what" varchar(40) NOT NULL, "note" varchar(300) NOT NULL, "at" datetime NOT NULL, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "connection_id" bigint NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_case" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "subject" varchar(250) NOT NULL, "state" varchar(10) NOT NULL, "opened_at" datetime NOT NULL, "closed_at" datetime NULL, "due_at" datetime NULL, "portal_key" varchar(120) NULL UNIQUE, "portal_fields" text NOT NULL CHECK ((JSON_VALID("portal_fields") OR "portal_fields" IS NULL)), "account_id" bigint NULL REFERENCES "crm_account" ("id") DEFERRABLE INITIALLY DEFERRED, "assignee_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "contact_id" bigint NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_case_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_case_has_a_number" CHECK (NOT ("number" = '')), CONSTRAINT "a_closed_case_has_its_time" CHECK ((("closed_at" IS NOT NULL AND "state" = 'closed') OR (NOT ("state" = 'closed') AND "closed_at" IS NULL))));
CREATE TABLE "crm_columnmapping" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "kind" varchar(20) NOT NULL, "fields" text NOT NULL CHECK ((JSON_VALID("fields") OR "fields" IS NULL)), "updated_at" datetime NOT NULL, CONSTRAINT "one_column_mapping_per_source_and_kind" UNIQUE ("source", "kind"));
CREATE TABLE "crm_connection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(40) NOT NULL UNIQUE, "name" varchar(80) NOT NULL, "connector" varchar(40) NOT NULL, "tenant" varchar(120) NOT NULL, "options" text NOT NULL CHECK ((JSON_VALID("options") OR "options" IS NULL)), "encrypted_secrets" text NOT NULL, "webhook_path" varchar(32) NOT NULL UNIQUE, "is_on" bool NOT NULL, "creates_contacts" bool NOT NULL, "quota_per_day" integer unsigned NULL CHECK ("quota_per_day" >= 0), "quota_share" smallint unsigned NOT NULL CHECK ("quota_share" >= 0), "budget" real NULL, "budget_at" datetime NULL, "calls_date" date NULL, "calls_today" integer unsigned NOT NULL CHECK ("calls_today" >= 0), "paused_at" datetime NULL, "paused_until" datetime NULL, "paused_reason" varchar(300) NOT NULL, "failures" integer unsigned NOT NULL CHECK ("failures" >= 0), "last_success_at" datetime NULL, "checked_at" datetime NULL, "checks" text NOT NULL CHECK ((JSON_VALID("checks") OR "checks" IS NULL)), "created_at" datetime NOT NULL, CONSTRAINT "a_share_of_the_quota_is_a_percentage" CHECK (("quota_share" >= 1 AND "quota_share" <= 100)), CONSTRAINT "a_pause_ends_after_it_began" CHECK (("paused_until" IS NULL OR NOT ("paused_at" IS NULL))));
CREATE TABLE "crm_contact" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "given_name" varchar(150) NOT NULL, "family_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "phone" varchar(60) NOT NULL, "company" varchar(200) NOT NULL, "street" varchar(250) NOT NULL, "postcode" varchar(30) NOT NULL, "city" varchar(150) NOT NULL, "region" varchar(150) NOT NULL, "country" varchar(100) NOT NULL, "language" varchar(20) NOT NULL, "has_opted_out_of_email" bool NOT NULL, "has_opted_out_of_calls" bool NOT NULL, "created_at" datetime NOT NULL, "custom_fields" text NOT NULL CHECK ((JSON_VALID("custom_fields") OR "custom_fields" IS NULL)), "portal_member_id" varchar(120) NULL UNIQUE, "portal_fields" text NOT NULL CHECK ((JSON_VALID("portal_fields") OR "portal_fields" IS NULL)), "account_id" bigint NULL REFERENCES "crm_account" ("id") DEFERRABLE INITIALLY DEFERRED, "merged_into_id" bigint NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_contact_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_contact_has_a_number" CHECK (NOT ("number" = '')), CONSTRAINT "a_contact_is_not_merged_into_itself" CHECK (("merged_into_id" IS NULL OR NOT ("merged_into_id" = ("id") AND "merged_into_id" IS NOT NULL))));
CREATE TABLE "crm_contactemail" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "email" varchar(254) NOT NULL, "contact_id" bigint NOT NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_row_per_contact_and_email" UNIQUE ("contact_id", "email"));
CREATE TABLE "crm_contactmerge" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "moved" text NOT NULL CHECK ((JSON_VALID("moved") OR "moved" IS NULL)), "filled" text NOT NULL CHECK ((JSON_VALID("filled") OR "filled" IS NULL)), "at" datetime NOT NULL, "undone_at" datetime NULL, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "merged_id" bigint NOT NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, "survivor_id" bigint NOT NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, "undone_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "two_contacts_are_merged" CHECK (NOT ("survivor_id" = ("merged_id"))));
CREATE TABLE "crm_contactreading" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "contact_id" bigint NOT NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_correction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "field" varchar(60) NOT NULL, "wish" varchar(300) NOT NULL, "asked_at" datetime NOT NULL, "answer" varchar(500) NOT NULL, "answered_at" datetime NULL, "answered_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_cursor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "cursor" varchar(300) NOT NULL, "read_at" datetime NOT NULL, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_cursor_per_connection_and_kind" UNIQUE ("connection_id", "kind"));
CREATE TABLE "crm_deadletter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "purpose" varchar(20) NOT NULL, "key" varchar(36) NOT NULL, "subject" text NOT NULL CHECK ((JSON_VALID("subject") OR "subject" IS NULL)), "code" varchar(60) NOT NULL, "fields" text NOT NULL CHECK ((JSON_VALID("fields") OR "fields" IS NULL)), "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "was_sent" bool NOT NULL, "created_at" datetime NOT NULL, "died_at" datetime NOT NULL, "resolution" varchar(10) NOT NULL, "resolved_at" datetime NULL, "reason" varchar(300) NOT NULL, "activity_id" bigint NULL REFERENCES "activity_activity" ("id") DEFERRABLE INITIALLY DEFERRED, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "resolved_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_fieldmapping" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "field" varchar(40) NOT NULL, "theirs" varchar(120) NOT NULL, "direction" varchar(4) NOT NULL, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_mapping_per_connection_and_field" UNIQUE ("connection_id", "field"));
CREATE TABLE "crm_importrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "source" varchar(60) NOT NULL, "file_name" varchar(200) NOT NULL, "file" varchar(100) NOT NULL, "error_file" varchar(100) NOT NULL, "options" text NOT NULL CHECK ((JSON_VALID("options") OR "options" IS NULL)), "is_dry_run" bool NOT NULL, "report" text NOT NULL CHECK ((JSON_VALID("report") OR "report" IS NULL)), "at" datetime NOT NULL, "done_at" datetime NULL, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_inbox" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "event_id" varchar(200) NOT NULL, "kind" varchar(20) NOT NULL, "record_id" varchar(200) NOT NULL, "came_at" datetime NOT NULL, "read_at" datetime NULL, "times" integer unsigned NOT NULL CHECK ("times" >= 0), "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_event_counts_once" UNIQUE ("connection_id", "event_id"));
CREATE TABLE "crm_link" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "tenant" varchar(120) NOT NULL, "record_id" varchar(120) NOT NULL, "url" varchar(500) NOT NULL, "state" varchar(10) NOT NULL, "matched_by" varchar(10) NOT NULL, "matched_at" datetime NULL, "needs_recheck" bool NOT NULL, "candidates" text NOT NULL CHECK ((JSON_VALID("candidates") OR "candidates" IS NULL)), "reason" varchar(300) NOT NULL, "version" varchar(120) NOT NULL, "shadow" text NOT NULL CHECK ((JSON_VALID("shadow") OR "shadow" IS NULL)), "account_id_there" varchar(120) NOT NULL, "read_values" text NOT NULL CHECK ((JSON_VALID("read_values") OR "read_values" IS NULL)), "created_at" datetime NOT NULL, "ended_at" datetime NULL, "note" varchar(300) NOT NULL, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, "decided_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_link_that_holds_has_a_record" CHECK ((NOT ("state" = 'linked') OR NOT ("record_id" = ''))));
CREATE TABLE "crm_message" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "author" varchar(200) NOT NULL, "is_public" bool NOT NULL, "text" text NOT NULL, "at" datetime NOT NULL, "portal_key" varchar(120) NULL UNIQUE, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "case_id" bigint NOT NULL REFERENCES "crm_case" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_message_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_message_has_a_number" CHECK (NOT ("number" = '')));
CREATE TABLE "crm_opportunity" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "name" varchar(200) NOT NULL, "stage" varchar(60) NOT NULL, "amount_minor" bigint NULL, "currency" varchar(3) NOT NULL, "opened_at" datetime NOT NULL, "closed_at" datetime NULL, "account_id" bigint NULL REFERENCES "crm_account" ("id") DEFERRABLE INITIALLY DEFERRED, "contact_id" bigint NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_opportunity_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_opportunity_has_a_number" CHECK (NOT ("number" = '')), CONSTRAINT "an_amount_of_opportunity_has_a_currency" CHECK (("amount_minor" IS NULL OR LENGTH("currency") = 3)), CONSTRAINT "an_opportunity_is_not_negative" CHECK (("amount_minor" IS NULL OR "amount_minor" >= 0)));
CREATE TABLE "crm_order" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "ordered_at" datetime NOT NULL, "amount_minor" bigint NOT NULL, "currency" varchar(3) NOT NULL, "status" varchar(12) NOT NULL, "account_id" bigint NULL REFERENCES "crm_account" ("id") DEFERRABLE INITIALLY DEFERRED, "contact_id" bigint NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_order_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_order_has_a_number" CHECK (NOT ("number" = '')), CONSTRAINT "an_amount_of_order_has_a_currency" CHECK (LENGTH("currency") = 3), CONSTRAINT "an_order_is_not_negative" CHECK ("amount_minor" >= 0));
CREATE TABLE "crm_orderline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "quantity" decimal NOT NULL, "amount_minor" bigint NOT NULL, "order_id" bigint NOT NULL REFERENCES "crm_order" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" bigint NULL REFERENCES "crm_productsold" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_line_per_order_and_position" UNIQUE ("order_id", "position"), CONSTRAINT "an_order_line_is_not_negative" CHECK ("amount_minor" >= 0));
CREATE TABLE "crm_outbox" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "purpose" varchar(20) NOT NULL, "key" varchar(36) NOT NULL UNIQUE, "subject" text NOT NULL CHECK ((JSON_VALID("subject") OR "subject" IS NULL)), "priority" smallint unsigned NOT NULL CHECK ("priority" >= 0), "created_at" datetime NOT NULL, "changed_at" datetime NOT NULL, "due_at" datetime NOT NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "leased_until" datetime NULL, "lease_token" varchar(32) NOT NULL, "sent_at" datetime NULL, "last_code" varchar(60) NOT NULL, "activity_id" bigint NULL REFERENCES "activity_activity" ("id") DEFERRABLE INITIALLY DEFERRED, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_productsold" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "name" varchar(200) NOT NULL, "product_id" integer NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_product_sold_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_product_sold_has_a_number" CHECK (NOT ("number" = '')));
CREATE TABLE "crm_readkind" ("kind" varchar(20) NOT NULL PRIMARY KEY, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_receipt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" varchar(20) NOT NULL UNIQUE, "asked_at" datetime NOT NULL, "purpose" varchar(60) NOT NULL, "items" text NOT NULL CHECK ((JSON_VALID("items") OR "items" IS NULL)), "done_at" datetime NULL, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_reconciliationreport" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "seconds" real NOT NULL, "figures" text NOT NULL CHECK ((JSON_VALID("figures") OR "figures" IS NULL)), "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_refund" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "refunded_at" datetime NOT NULL, "amount_minor" bigint NOT NULL, "currency" varchar(3) NOT NULL, "order_id" bigint NOT NULL REFERENCES "crm_order" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_refund_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_refund_has_a_number" CHECK (NOT ("number" = '')), CONSTRAINT "an_amount_of_refund_has_a_currency" CHECK (LENGTH("currency") = 3), CONSTRAINT "a_refund_is_not_negative" CHECK ("amount_minor" >= 0));
CREATE TABLE "crm_sentevent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(36) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "category" varchar(40) NOT NULL, "subject" varchar(250) NOT NULL, "url" varchar(500) NOT NULL, "record_id" varchar(120) NOT NULL, "sent_at" datetime NOT NULL, "deleted_at" datetime NULL, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_sharingquestion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "asked_at" datetime NOT NULL, "answered_at" datetime NULL, "answer" varchar(8) NOT NULL, "member_id" bigint NOT NULL UNIQUE REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_signingkey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key_id" varchar(20) NOT NULL UNIQUE, "public" varchar(100) NOT NULL, "encrypted_private" text NOT NULL, "made_at" datetime NOT NULL);
CREATE TABLE "crm_subscription" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "started_at" datetime NOT NULL, "ended_at" datetime NULL, "amount_per_month_minor" bigint NOT NULL, "currency" varchar(3) NOT NULL, "account_id" bigint NULL REFERENCES "crm_account" ("id") DEFERRABLE INITIALLY DEFERRED, "contact_id" bigint NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" bigint NULL REFERENCES "crm_productsold" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_subscription_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_subscription_has_a_number" CHECK (NOT ("number" = '')), CONSTRAINT "an_amount_of_subscription_has_a_currency" CHECK (LENGTH("currency") = 3), CONSTRAINT "a_subscription_is_not_negative" CHECK ("amount_per_month_minor" >= 0), CONSTRAINT "a_subscription_ends_no_earlier_than_it_starts" CHECK (("ended_at" IS NULL OR "ended_at" >= ("started_at"))));
CREATE TABLE "crm_synclogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "is_inbound" bool NOT NULL, "what" varchar(60) NOT NULL, "record_id" varchar(120) NOT NULL, "outcome" varchar(20) NOT NULL, "code" varchar(60) NOT NULL, "fields" text NOT NULL CHECK ((JSON_VALID("fields") OR "fields" IS NULL)), "seconds" real NOT NULL, "connection_id" bigint NOT NULL REFERENCES "crm_connection" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "crm_timelineentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "subject" varchar(250) NOT NULL, "text" text NOT NULL, "url" varchar(500) NOT NULL, "at" datetime NOT NULL, "portal_key" varchar(120) NULL UNIQUE, "contact_id" bigint NOT NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_timeline_entry_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_timeline_entry_has_a_number" CHECK (NOT ("number" = '')));
CREATE TABLE "crm_touch" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(60) NOT NULL, "number" varchar(120) NOT NULL, "fingerprint" varchar(32) NOT NULL, "updated_at" datetime NOT NULL, "version" bigint unsigned NOT NULL CHECK ("version" >= 0), "email" varchar(254) NOT NULL, "channel" varchar(100) NOT NULL, "at" datetime NOT NULL, "portal_key" varchar(120) NULL UNIQUE, "contact_id" bigint NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_touch_per_source_and_number" UNIQUE ("source", "number"), CONSTRAINT "a_touch_has_a_number" CHECK (NOT ("number" = '')));
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "django_tasks_database_dbtaskresult" ("id" char(32) NOT NULL PRIMARY KEY, "args_kwargs" text NOT NULL CHECK ((JSON_VALID("args_kwargs") OR "args_kwargs" IS NULL)), "priority" integer NOT NULL, "task_path" text NOT NULL, "queue_name" varchar(32) NOT NULL, "backend_name" varchar(32) NOT NULL, "run_after" datetime NOT NULL, "enqueued_at" datetime NOT NULL, "finished_at" datetime NULL, "started_at" datetime NULL, "return_value" text NULL CHECK ((JSON_VALID("return_value") OR "return_value" IS NULL)), "exception_class_path" text NOT NULL, "traceback" text NOT NULL, "worker_ids" text NOT NULL CHECK ((JSON_VALID("worker_ids") OR "worker_ids" IS NULL)), "status" varchar(10) NOT NULL, CONSTRAINT "priority_range" CHECK ("priority" BETWEEN -100 AND 100));
CREATE TABLE "duplicates_likelypair" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "alike" real NOT NULL, "shared_words" text NOT NULL CHECK ((JSON_VALID("shared_words") OR "shared_words" IS NULL)), "found_at" datetime NOT NULL, "said_different_at" datetime NULL, "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "one_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "other_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "said_different_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "two_ideas_are_one_likely_pair" UNIQUE ("one_id", "other_id"), CONSTRAINT "a_likely_pair_has_its_lower_number_first" CHECK ("one_id" < ("other_id")), CONSTRAINT "likeness_is_a_share" CHECK (("alike" >= 0.0 AND "alike" <= 1.0)), CONSTRAINT "who_says_that_ideas_differ_says_when" CHECK (("said_different_by_id" IS NULL OR "said_different_at" IS NOT NULL)));
CREATE TABLE "forums_askfield" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "label" varchar(60) NOT NULL, "kind" varchar(10) NOT NULL, "help_text" varchar(200) NOT NULL, "choices" text NOT NULL, "is_required" bool NOT NULL, "product_id" integer NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "board_id" integer NOT NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "forums_boardindexpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL);
CREATE TABLE "forums_boardpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL, "allows_questions" bool NOT NULL, "allows_discussions" bool NOT NULL, "allows_announcements" bool NOT NULL, "who_posts" varchar(10) NOT NULL, "who_replies" varchar(10) NOT NULL, "requires_product" bool NOT NULL, "requires_tags" bool NOT NULL, "expects_solution" bool NOT NULL, "staff_accept" bool NOT NULL, "answer_hours" smallint unsigned NOT NULL CHECK ("answer_hours" >= 0), "case_after_hours" smallint unsigned NOT NULL CHECK ("case_after_hours" >= 0), "default_sort" varchar(10) NOT NULL, "question_template" text NOT NULL, "discussion_template" text NOT NULL, "archive_after_days" smallint unsigned NULL CHECK ("archive_after_days" >= 0), "source" varchar(200) NOT NULL, "answer_owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "forums_boardpage_posting_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "boardpage_id" integer NOT NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "forums_boardpage_products" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "boardpage_id" integer NOT NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "productpage_id" integer NOT NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "forums_boardpage_replying_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "boardpage_id" integer NOT NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "forums_boardtally" ("board_id" integer NOT NULL PRIMARY KEY REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "topic_count" integer unsigned NOT NULL CHECK ("topic_count" >= 0), "post_count" integer unsigned NOT NULL CHECK ("post_count" >= 0), "unanswered_count" integer unsigned NOT NULL CHECK ("unanswered_count" >= 0), "unsolved_count" integer unsigned NOT NULL CHECK ("unsolved_count" >= 0), "solved_count" integer unsigned NOT NULL CHECK ("solved_count" >= 0), "archived_count" integer unsigned NOT NULL CHECK ("archived_count" >= 0), "counted_for" smallint unsigned NULL CHECK ("counted_for" >= 0));
CREATE TABLE "forums_bookmark" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "note" varchar(300) NOT NULL, "remind_at" datetime NULL, "reminded_at" datetime NULL, "created_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "post_id" bigint NOT NULL REFERENCES "forums_post" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_bookmark_per_member_and_post" UNIQUE ("member_id", "post_id"), CONSTRAINT "a_reminder_that_came_was_wanted" CHECK (("reminded_at" IS NULL OR "remind_at" IS NOT NULL)));
CREATE TABLE "forums_bulkact" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "act" varchar(10) NOT NULL, "at" datetime NOT NULL, "reason" varchar(300) NOT NULL, "tags" text NOT NULL CHECK ((JSON_VALID("tags") OR "tags" IS NULL)), "undone_at" datetime NULL, "board_id" integer NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "undone_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "forums_bulkitem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "tags_before" text NOT NULL CHECK ((JSON_VALID("tags_before") OR "tags_before" IS NULL)), "board_before_id" integer NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "bulk_id" bigint NOT NULL REFERENCES "forums_bulkact" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_item_per_act_and_topic" UNIQUE ("bulk_id", "topic_id"));
CREATE TABLE "forums_cannedreply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(100) NOT NULL UNIQUE, "text" text NOT NULL, "use_count" integer unsigned NOT NULL CHECK ("use_count" >= 0));
CREATE TABLE "forums_deflection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(80) NOT NULL, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "title" varchar(200) NOT NULL, "draft" varchar(32) NOT NULL, "confirmed_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_deflection_per_member_and_draft" UNIQUE ("member_id", "draft"), CONSTRAINT "a_deflection_has_a_draft" CHECK (NOT ("draft" = '')));
CREATE TABLE "forums_helpfulvote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "post_id" bigint NOT NULL REFERENCES "forums_post" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_helpful_vote_per_member_and_post" UNIQUE ("post_id", "member_id"));
CREATE TABLE "forums_importedpost" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(200) NOT NULL, "source_kind" varchar(10) NOT NULL, "source_id" bigint NOT NULL, "url" varchar(300) NOT NULL, "author_name" varchar(100) NOT NULL, "author_url" varchar(300) NOT NULL, "licence" varchar(40) NOT NULL, "facts" text NOT NULL CHECK ((JSON_VALID("facts") OR "facts" IS NULL)), "fingerprint" varchar(64) NOT NULL, "body_fingerprint" varchar(64) NOT NULL, "board_id" integer NOT NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "post_id" bigint NOT NULL UNIQUE REFERENCES "forums_post" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_post_per_source_row" UNIQUE ("board_id", "source", "source_kind", "source_id"));
CREATE TABLE "forums_post" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "body" text NOT NULL, "excerpt" varchar(300) NOT NULL, "edited_at" datetime NULL, "edit_count" smallint unsigned NOT NULL CHECK ("edit_count" >= 0), "hidden_at" datetime NULL, "hidden_reason" varchar(300) NOT NULL, "deleted_at" datetime NULL, "position" integer unsigned NULL CHECK ("position" >= 0), "author_name" varchar(100) NOT NULL, "was_title" varchar(200) NOT NULL, "by_staff" bool NOT NULL, "is_official" bool NOT NULL, "is_wiki" bool NOT NULL, "posted_at" datetime NOT NULL, "helpful_count" integer unsigned NOT NULL CHECK ("helpful_count" >= 0), "comment_count" integer unsigned NOT NULL CHECK ("comment_count" >= 0), "source_score" integer NULL, "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "deleted_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "hidden_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "poll_id" bigint NULL REFERENCES "polls_inlinepoll" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "forums_post" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_post_per_position" UNIQUE ("topic_id", "position"), CONSTRAINT "a_comment_has_no_position" CHECK ((("parent_id" IS NULL AND "position" IS NOT NULL) OR ("parent_id" IS NOT NULL AND "position" IS NULL))), CONSTRAINT "an_official_answer_is_a_reply_of_staff" CHECK ((NOT "is_official" OR ("by_staff" AND "parent_id" IS NULL))));
CREATE TABLE "forums_postmoved" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "moved_at" datetime NOT NULL, "post_id" bigint NOT NULL REFERENCES "forums_post" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_post_left_each_place" UNIQUE ("topic_id", "position"));
CREATE TABLE "forums_problemvote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_problem_vote_per_member_and_topic" UNIQUE ("topic_id", "member_id"));
CREATE TABLE "forums_readuntil" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "until" datetime NOT NULL, "before" datetime NULL, "board_id" integer NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_mark_per_member_and_board" UNIQUE ("member_id", "board_id"));
CREATE TABLE "forums_staffnote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "after_position" integer unsigned NOT NULL CHECK ("after_position" >= 0), "body" text NOT NULL, "written_at" datetime NOT NULL, "deleted_at" datetime NULL, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_staff_note_says_something" CHECK (NOT ("body" = '')));
CREATE TABLE "forums_topic" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hidden_at" datetime NULL, "hidden_reason" varchar(300) NOT NULL, "deleted_at" datetime NULL, "kind" varchar(12) NOT NULL, "title" varchar(200) NOT NULL, "slug" varchar(80) NOT NULL, "author_name" varchar(100) NOT NULL, "answers" text NOT NULL CHECK ((JSON_VALID("answers") OR "answers" IS NULL)), "read_before" text NOT NULL CHECK ((JSON_VALID("read_before") OR "read_before" IS NULL)), "tag_names" text NOT NULL CHECK ((JSON_VALID("tag_names") OR "tag_names" IS NULL)), "posted_at" datetime NOT NULL, "active_at" datetime NOT NULL, "reply_count" integer unsigned NOT NULL CHECK ("reply_count" >= 0), "others_reply_count" integer unsigned NOT NULL CHECK ("others_reply_count" >= 0), "comment_count" integer unsigned NOT NULL CHECK ("comment_count" >= 0), "answered_at" datetime NULL, "last_position" integer unsigned NOT NULL CHECK ("last_position" >= 0), "view_count" integer unsigned NOT NULL CHECK ("view_count" >= 0), "same_count" integer unsigned NOT NULL CHECK ("same_count" >= 0), "deflected_count" integer unsigned NOT NULL CHECK ("deflected_count" >= 0), "solved_at" datetime NULL, "needs_info_at" datetime NULL, "needs_info_note" varchar(300) NOT NULL, "claimed_until" datetime NULL, "has_official" bool NOT NULL, "answer_due_at" datetime NULL, "closed_at" datetime NULL, "closed_reason" varchar(300) NOT NULL, "archived_at" datetime NULL, "unarchived_at" datetime NULL, "merged_after" integer unsigned NULL CHECK ("merged_after" >= 0), "is_locked" bool NOT NULL, "is_pinned" bool NOT NULL, "is_featured" bool NOT NULL, "slow_seconds" integer unsigned NOT NULL CHECK ("slow_seconds" >= 0), "edited_at" datetime NULL, "assigned_to_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "board_id" integer NOT NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "claimed_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "closed_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "deleted_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "duplicate_of_id" bigint NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, "hidden_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "last_poster_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "merged_into_id" bigint NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, "needs_info_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" integer NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "solution_id" bigint NULL UNIQUE REFERENCES "forums_post" ("id") DEFERRABLE INITIALLY DEFERRED, "solved_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_solved_topic_says_when" CHECK ((("solution_id" IS NULL AND "solved_at" IS NULL) OR ("solution_id" IS NOT NULL AND "solved_at" IS NOT NULL))), CONSTRAINT "a_topic_is_not_its_own_duplicate" CHECK (NOT ("duplicate_of_id" = ("id") AND "duplicate_of_id" IS NOT NULL)), CONSTRAINT "a_topic_has_a_title" CHECK (NOT ("title" = '')), CONSTRAINT "a_topic_is_not_merged_into_itself" CHECK (NOT ("merged_into_id" = ("id") AND "merged_into_id" IS NOT NULL)), CONSTRAINT "a_merged_topic_is_gone" CHECK ((("merged_after" IS NULL AND "merged_into_id" IS NULL) OR ("deleted_at" IS NOT NULL AND "merged_into_id" IS NOT NULL))));
CREATE TABLE "forums_topic_tags" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" bigint NOT NULL REFERENCES "writing_tag" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "forums_topicread" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "last_position" integer unsigned NOT NULL CHECK ("last_position" >= 0), "seen_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "topic_id" bigint NOT NULL REFERENCES "forums_topic" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_reading_per_member_and_topic" UNIQUE ("member_id", "topic_id"));
CREATE TABLE "ideas_ballot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "spent" smallint unsigned NOT NULL CHECK ("spent" >= 0), "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_ballot_per_member_and_board" UNIQUE ("member_id", "board_id"));
CREATE TABLE "ideas_deliveryupdate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "progress" smallint unsigned NOT NULL CHECK ("progress" >= 0), "target_quarter" varchar(7) NOT NULL, "note" varchar(500) NOT NULL, "at" datetime NOT NULL, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "progress_is_a_percentage" CHECK ("progress" <= 100));
CREATE TABLE "ideas_idea" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "body" text NOT NULL, "excerpt" varchar(300) NOT NULL, "edited_at" datetime NULL, "edit_count" smallint unsigned NOT NULL CHECK ("edit_count" >= 0), "hidden_at" datetime NULL, "hidden_reason" varchar(300) NOT NULL, "deleted_at" datetime NULL, "title" varchar(200) NOT NULL, "title_key" varchar(200) NOT NULL, "slug" varchar(80) NOT NULL, "author_name" varchar(100) NOT NULL, "tag_names" text NOT NULL CHECK ((JSON_VALID("tag_names") OR "tag_names" IS NULL)), "answers" text NOT NULL CHECK ((JSON_VALID("answers") OR "answers" IS NULL)), "posted_at" datetime NOT NULL, "active_at" datetime NOT NULL, "reworded_at" datetime NULL, "is_locked" bool NOT NULL, "meaning" varchar(12) NOT NULL, "status_reason" varchar(1000) NOT NULL, "status_at" datetime NOT NULL, "closed_at" datetime NULL, "reopened_count" smallint unsigned NOT NULL CHECK ("reopened_count" >= 0), "merged_at" datetime NULL, "merged_count" integer unsigned NOT NULL CHECK ("merged_count" >= 0), "split_count" integer unsigned NOT NULL CHECK ("split_count" >= 0), "answer_due_at" datetime NULL, "first_answered_at" datetime NULL, "target_quarter" varchar(7) NOT NULL, "progress" smallint unsigned NOT NULL CHECK ("progress" >= 0), "vote_count" integer unsigned NOT NULL CHECK ("vote_count" >= 0), "vote_weight" integer unsigned NOT NULL CHECK ("vote_weight" >= 0), "anonymous_votes" integer unsigned NOT NULL CHECK ("anonymous_votes" >= 0), "important_count" integer unsigned NOT NULL CHECK ("important_count" >= 0), "critical_count" integer unsigned NOT NULL CHECK ("critical_count" >= 0), "support" integer unsigned NOT NULL CHECK ("support" >= 0), "comment_count" integer unsigned NOT NULL CHECK ("comment_count" >= 0), "last_position" integer unsigned NOT NULL CHECK ("last_position" >= 0), "trending_score" real NOT NULL, "standing_score" real NOT NULL, "pairwise_score" real NULL, "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "deleted_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "hidden_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" integer NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "status_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "status_id" bigint NOT NULL REFERENCES "ideas_status" ("id") DEFERRABLE INITIALLY DEFERRED, "merged_into_id" bigint NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_idea_has_a_title" CHECK (NOT ("title" = '')), CONSTRAINT "an_idea_that_is_not_done_has_a_reason_and_an_owner" CHECK ((NOT ("meaning" = 'not_doing') OR (NOT ("status_reason" = '') AND "owner_id" IS NOT NULL))), CONSTRAINT "a_closed_idea_says_when" CHECK ((("closed_at" IS NULL AND NOT ("meaning" IN ('delivered', 'not_doing'))) OR ("closed_at" IS NOT NULL AND "meaning" IN ('delivered', 'not_doing')))), CONSTRAINT "an_idea_is_not_merged_into_itself" CHECK (NOT ("merged_into_id" = ("id") AND "merged_into_id" IS NOT NULL)), CONSTRAINT "a_merged_idea_says_when" CHECK ((("merged_at" IS NULL AND "merged_into_id" IS NULL) OR ("merged_at" IS NOT NULL AND "merged_into_id" IS NOT NULL))), CONSTRAINT "progress_of_an_idea_is_a_percentage" CHECK ("progress" <= 100));
CREATE TABLE "ideas_idea_tags" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" bigint NOT NULL REFERENCES "writing_tag" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ideas_ideaboardindexpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL);
CREATE TABLE "ideas_ideaboardpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL, "who_proposes" varchar(10) NOT NULL, "vote_mode" varchar(10) NOT NULL, "budget" smallint unsigned NOT NULL CHECK ("budget" >= 0), "is_budget_by_trust" bool NOT NULL, "most_per_idea" smallint unsigned NOT NULL CHECK ("most_per_idea" >= 0), "answer_days" smallint unsigned NOT NULL CHECK ("answer_days" >= 0), "answer_votes" smallint unsigned NOT NULL CHECK ("answer_votes" >= 0), "is_overdue_public" bool NOT NULL, "has_roadmap" bool NOT NULL, "roadmap_by" varchar(10) NOT NULL, "default_owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_budget_gives_at_least_one_to_an_idea" CHECK ("most_per_idea" >= 1));
CREATE TABLE "ideas_ideaboardpage_products" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "ideaboardpage_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "productpage_id" integer NOT NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ideas_ideaboardtally" ("board_id" integer NOT NULL PRIMARY KEY REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "idea_count" integer unsigned NOT NULL CHECK ("idea_count" >= 0), "new_count" integer unsigned NOT NULL CHECK ("new_count" >= 0), "considering_count" integer unsigned NOT NULL CHECK ("considering_count" >= 0), "committed_count" integer unsigned NOT NULL CHECK ("committed_count" >= 0), "delivered_count" integer unsigned NOT NULL CHECK ("delivered_count" >= 0), "not_doing_count" integer unsigned NOT NULL CHECK ("not_doing_count" >= 0));
CREATE TABLE "ideas_ideacomment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "body" text NOT NULL, "excerpt" varchar(300) NOT NULL, "edited_at" datetime NULL, "edit_count" smallint unsigned NOT NULL CHECK ("edit_count" >= 0), "hidden_at" datetime NULL, "hidden_reason" varchar(300) NOT NULL, "deleted_at" datetime NULL, "depth" smallint unsigned NOT NULL CHECK ("depth" >= 0), "position" integer unsigned NOT NULL CHECK ("position" >= 0), "author_name" varchar(100) NOT NULL, "is_official" bool NOT NULL, "posted_at" datetime NOT NULL, "helpful_count" integer unsigned NOT NULL CHECK ("helpful_count" >= 0), "unhelpful_count" integer unsigned NOT NULL CHECK ("unhelpful_count" >= 0), "reply_count" integer unsigned NOT NULL CHECK ("reply_count" >= 0), "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "branch_id" bigint NULL REFERENCES "ideas_ideacomment" ("id") DEFERRABLE INITIALLY DEFERRED, "deleted_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "hidden_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "origin_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "parent_id" bigint NULL REFERENCES "ideas_ideacomment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_idea_comment_per_position" UNIQUE ("origin_id", "position"), CONSTRAINT "an_answer_stands_in_a_branch" CHECK ((("branch_id" IS NULL AND "depth" = 0 AND "parent_id" IS NULL) OR ("branch_id" IS NOT NULL AND "depth" >= 1 AND "parent_id" IS NOT NULL))), CONSTRAINT "a_branch_of_comments_has_an_end" CHECK ("depth" <= 32));
CREATE TABLE "ideas_ideacommentvote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "comment_id" bigint NOT NULL REFERENCES "ideas_ideacomment" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_helpful_vote_per_member_and_idea_comment" UNIQUE ("comment_id", "member_id"));
CREATE TABLE "ideas_ideafield" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" varchar(80) NOT NULL, "kind" varchar(8) NOT NULL, "choices" text NOT NULL, "help_text" varchar(200) NOT NULL, "is_required" bool NOT NULL, "sort_order" smallint unsigned NOT NULL CHECK ("sort_order" >= 0), "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ideas_ideamerge" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reason" varchar(300) NOT NULL, "at" datetime NOT NULL, "voters" integer unsigned NOT NULL CHECK ("voters" >= 0), "voters_in_both" integer unsigned NOT NULL CHECK ("voters_in_both" >= 0), "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "undone_at" datetime NULL, "undone_reason" varchar(300) NOT NULL, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "survivor_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "undone_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_merge_is_of_two_ideas" CHECK (NOT ("idea_id" = ("survivor_id"))));
CREATE TABLE "ideas_ideasplit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reason" varchar(300) NOT NULL, "at" datetime NOT NULL, "voters" integer unsigned NOT NULL CHECK ("voters" >= 0), "comments" text NOT NULL CHECK ((JSON_VALID("comments") OR "comments" IS NULL)), "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "part_id" bigint NOT NULL UNIQUE REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_split_makes_two_ideas" CHECK (NOT ("source_id" = ("part_id"))));
CREATE TABLE "ideas_importedidea" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(200) NOT NULL, "source_kind" varchar(10) NOT NULL, "source_id" varchar(40) NOT NULL, "url" varchar(300) NOT NULL, "author_name" varchar(100) NOT NULL, "licence" varchar(200) NOT NULL, "facts" text NOT NULL CHECK ((JSON_VALID("facts") OR "facts" IS NULL)), "fingerprint" varchar(64) NOT NULL, "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "comment_id" bigint NULL UNIQUE REFERENCES "ideas_ideacomment" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_idea_per_source_row" UNIQUE ("board_id", "source", "source_kind", "source_id"));
CREATE TABLE "ideas_officialresponse" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "body" text NOT NULL, "excerpt" varchar(300) NOT NULL, "edited_at" datetime NULL, "edit_count" smallint unsigned NOT NULL CHECK ("edit_count" >= 0), "posted_at" datetime NOT NULL, "author_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL UNIQUE REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ideas_spokesperson" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "given_at" datetime NOT NULL, "given_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NOT NULL REFERENCES "members_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_spokesperson_per_member_and_organisation" UNIQUE ("member_id", "organisation_id"));
CREATE TABLE "ideas_status" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(40) NOT NULL, "meaning" varchar(12) NOT NULL, "sort_order" smallint unsigned NOT NULL CHECK ("sort_order" >= 0), "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_status_has_a_meaning" CHECK ("meaning" IN ('new', 'considering', 'committed', 'delivered', 'not_doing')));
CREATE TABLE "ideas_statuschange" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "before_name" varchar(40) NOT NULL, "before_meaning" varchar(12) NOT NULL, "after_name" varchar(40) NOT NULL, "meaning" varchar(12) NOT NULL, "reason" varchar(1000) NOT NULL, "at" datetime NOT NULL, "after_id" bigint NULL REFERENCES "ideas_status" ("id") DEFERRABLE INITIALLY DEFERRED, "before_id" bigint NULL REFERENCES "ideas_status" ("id") DEFERRABLE INITIALLY DEFERRED, "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_no_has_a_reason_and_an_owner" CHECK ((NOT ("meaning" = 'not_doing') OR (NOT ("reason" = '') AND "owner_id" IS NOT NULL))));
CREATE TABLE "ideas_vote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_counted" bool NOT NULL, "weight" smallint unsigned NOT NULL CHECK ("weight" >= 0), "importance" smallint unsigned NULL CHECK ("importance" >= 0), "source_url" varchar(300) NOT NULL, "source_note" varchar(200) NOT NULL, "is_named" bool NOT NULL, "created_at" datetime NOT NULL, "returned_at" datetime NULL, "stayed_at" datetime NULL, "contact_id" bigint NULL REFERENCES "crm_contact" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "on_behalf_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NULL REFERENCES "members_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, "origin_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_vote_per_member_and_idea" UNIQUE ("origin_id", "member_id"), CONSTRAINT "a_vote_is_a_members_or_a_contacts" CHECK ((("contact_id" IS NULL AND "member_id" IS NOT NULL) OR ("contact_id" IS NOT NULL AND "member_id" IS NULL))), CONSTRAINT "a_vote_of_a_contact_is_given_by_staff" CHECK (("contact_id" IS NULL OR "on_behalf_by_id" IS NOT NULL)), CONSTRAINT "a_vote_has_weight" CHECK ("weight" >= 1), CONSTRAINT "importance_is_known" CHECK (("importance" IS NULL OR "importance" IN (1, 2, 3))), CONSTRAINT "a_vote_for_somebody_else_has_a_source" CHECK (("on_behalf_by_id" IS NULL OR NOT ("source_url" = ''))), CONSTRAINT "nobody_votes_on_their_own_behalf" CHECK (NOT ("on_behalf_by_id" = ("member_id") AND "on_behalf_by_id" IS NOT NULL AND "member_id" IS NOT NULL)), CONSTRAINT "a_vote_counts_where_it_was_given" CHECK (("is_counted" OR NOT ("idea_id" = ("origin_id")))));
CREATE TABLE "ideas_votelink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(32) NOT NULL UNIQUE, "made_at" datetime NOT NULL, "revoked_at" datetime NULL, "written_at" datetime NULL, "vote_id" bigint NOT NULL UNIQUE REFERENCES "ideas_vote" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "insights_mention" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(40) NOT NULL, "thing" bigint NOT NULL, "scope" varchar(40) NOT NULL, "is_here" bool NOT NULL, "said_at" datetime NOT NULL, "person_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" integer NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "theme_id" bigint NOT NULL REFERENCES "insights_minedtheme" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_text_mentions_a_theme_once" UNIQUE ("theme_id", "kind", "thing", "is_here"));
CREATE TABLE "insights_minedcluster" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "things" text NOT NULL CHECK ((JSON_VALID("things") OR "things" IS NULL)), "alike" real NOT NULL, "shared_words" text NOT NULL CHECK ((JSON_VALID("shared_words") OR "shared_words" IS NULL)), "run_id" bigint NOT NULL REFERENCES "insights_miningrun" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "insights_minedtheme" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "segment" varchar(20) NOT NULL, "term" varchar(120) NOT NULL, "now_count" integer unsigned NOT NULL CHECK ("now_count" >= 0), "before_count" integer unsigned NOT NULL CHECK ("before_count" >= 0), "people" integer unsigned NOT NULL CHECK ("people" >= 0), "score" real NOT NULL, "run_id" bigint NOT NULL REFERENCES "insights_miningrun" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_theme_once_in_a_look" UNIQUE ("run_id", "segment", "term"), CONSTRAINT "a_theme_has_five_people" CHECK ("people" >= 5));
CREATE TABLE "insights_miningrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "taken_at" datetime NOT NULL, "now_texts" integer unsigned NOT NULL CHECK ("now_texts" >= 0), "before_texts" integer unsigned NOT NULL CHECK ("before_texts" >= 0), "people" text NOT NULL CHECK ((JSON_VALID("people") OR "people" IS NULL)), "texts" text NOT NULL CHECK ((JSON_VALID("texts") OR "texts" IS NULL)));
CREATE TABLE "internal_records_ideanote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "body" text NOT NULL, "written_at" datetime NOT NULL, "edited_at" datetime NULL, "removed_at" datetime NULL, "by_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_internal_note_says_something" CHECK (NOT ("body" = '')));
CREATE TABLE "internal_records_ideascore" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "factors" text NOT NULL CHECK ((JSON_VALID("factors") OR "factors" IS NULL)), "figures" text NOT NULL CHECK ((JSON_VALID("figures") OR "figures" IS NULL)), "value" decimal NULL, "why_not" varchar(10) NOT NULL, "scored_at" datetime NOT NULL, "computed_at" datetime NOT NULL, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "scored_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "formula_id" bigint NOT NULL REFERENCES "internal_records_scoreformula" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_score_per_idea_and_formula" UNIQUE ("idea_id", "formula_id"), CONSTRAINT "an_idea_without_a_score_says_why" CHECK ((("value" IS NOT NULL AND "why_not" = '') OR ("value" IS NULL AND NOT ("why_not" = '')))));
CREATE TABLE "internal_records_scorefactor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(30) NOT NULL, "name" varchar(60) NOT NULL, "unit" varchar(60) NOT NULL, "help" varchar(300) NOT NULL, "scale" text NOT NULL CHECK ((JSON_VALID("scale") OR "scale" IS NULL)), "is_positive" bool NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0), "formula_id" bigint NOT NULL REFERENCES "internal_records_scoreformula" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_formula_has_a_factor_once" UNIQUE ("formula_id", "key"));
CREATE TABLE "internal_records_scoreformula" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(30) NOT NULL UNIQUE, "name" varchar(40) NOT NULL UNIQUE, "expression" varchar(300) NOT NULL, "is_active" bool NOT NULL, "order" smallint unsigned NOT NULL CHECK ("order" >= 0), CONSTRAINT "a_formula_computes_something" CHECK (NOT ("expression" = '')));
CREATE TABLE "internal_records_trackerlink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "url" varchar(500) NOT NULL, "label" varchar(80) NOT NULL, "state" varchar(10) NOT NULL, "added_at" datetime NOT NULL, "added_by_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_tracker_link_stands_once_at_an_idea" UNIQUE ("idea_id", "url"), CONSTRAINT "a_tracker_link_leads_to_the_web" CHECK (("url" LIKE 'https://%' ESCAPE '\' OR "url" LIKE 'http://%' ESCAPE '\')));
CREATE TABLE "members_codetries" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(64) NOT NULL UNIQUE, "tried_at" text NOT NULL CHECK ((JSON_VALID("tried_at") OR "tried_at" IS NULL)), "last_at" datetime NOT NULL);
CREATE TABLE "members_consent" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "purpose" varchar(40) NOT NULL, "wording" varchar(64) NOT NULL, "given_at" datetime NOT NULL, "withdrawn_at" datetime NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_entrylink" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token_hash" varchar(64) NOT NULL UNIQUE, "purpose" varchar(8) NOT NULL, "address" varchar(254) NOT NULL, "details" text NOT NULL CHECK ((JSON_VALID("details") OR "details" IS NULL)), "expires_at" datetime NOT NULL, "used_at" datetime NULL, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_formerhandle" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "handle" varchar(30) NOT NULL, "given_up_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_importedmember" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(200) NOT NULL, "source_id" varchar(40) NOT NULL, "profile_url" varchar(200) NOT NULL, "reputation" integer NULL, "badges" text NOT NULL CHECK ((JSON_VALID("badges") OR "badges" IS NULL)), "fingerprint" varchar(64) NOT NULL, "member_id" bigint NOT NULL UNIQUE REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_member_per_source_and_number" UNIQUE ("source", "source_id"));
CREATE TABLE "members_invitation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "email" varchar(254) NOT NULL, "token" varchar(64) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "expires_at" datetime NOT NULL, "accepted_at" datetime NULL, "accepted_by_id" bigint NULL UNIQUE REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "invited_by_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_member" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(30) NOT NULL UNIQUE, "email" varchar(254) NULL, "name" varchar(60) NOT NULL, "bio" varchar(500) NOT NULL, "location" varchar(80) NOT NULL, "website" varchar(200) NOT NULL, "avatar" varchar(100) NOT NULL, "avatar_path" varchar(200) NOT NULL, "avatar_hue" smallint unsigned NOT NULL CHECK ("avatar_hue" >= 0), "language" varchar(10) NOT NULL, "time_zone" varchar(50) NOT NULL, "theme" varchar(5) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "joined_at" datetime NOT NULL, "last_seen_at" datetime NULL, "approved_at" datetime NULL, "rules_accepted_at" datetime NULL, "suspended_until" datetime NULL, "suspended_reason" varchar(300) NOT NULL, "erased_at" datetime NULL, "is_imported" bool NOT NULL, "trust_level" smallint unsigned NOT NULL CHECK ("trust_level" >= 0), "trust_changed_at" datetime NULL, "reputation" integer NOT NULL, "sharing_answered_at" datetime NULL, "topic_count" integer unsigned NOT NULL CHECK ("topic_count" >= 0), "reply_count" integer unsigned NOT NULL CHECK ("reply_count" >= 0), "solution_count" integer unsigned NOT NULL CHECK ("solution_count" >= 0), "helpful_count" integer unsigned NOT NULL CHECK ("helpful_count" >= 0), "members_topic_count" integer unsigned NOT NULL CHECK ("members_topic_count" >= 0), "members_reply_count" integer unsigned NOT NULL CHECK ("members_reply_count" >= 0), "members_solution_count" integer unsigned NOT NULL CHECK ("members_solution_count" >= 0), "members_helpful_count" integer unsigned NOT NULL CHECK ("members_helpful_count" >= 0), "organisation_id" bigint NULL REFERENCES "members_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_erased_member_has_no_address" CHECK (("erased_at" IS NULL OR "email" IS NULL)));
CREATE TABLE "members_member_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_member_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_memberclaim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "evidence" text NOT NULL, "created_at" datetime NOT NULL, "decided_at" datetime NULL, "is_confirmed" bool NULL, "claimant_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "decided_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "imported_id" bigint NOT NULL REFERENCES "members_importedmember" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_membershipsettings" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "mode" varchar(12) NOT NULL, "allowed_domains" text NOT NULL, "joins_organisation" bool NOT NULL, "privacy_page_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "rules_page_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NOT NULL UNIQUE REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_organisation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL UNIQUE, "domain" varchar(120) NOT NULL, "created_at" datetime NOT NULL, "revenue_band_id" varchar(20) NULL REFERENCES "members_revenueband" ("key") DEFERRABLE INITIALLY DEFERRED, "segment_id" varchar(20) NULL REFERENCES "members_segment" ("key") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_organisationmembership" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_primary" bool NOT NULL, "from_date" date NOT NULL, "until_date" date NULL, "source" varchar(40) NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "organisation_id" bigint NOT NULL REFERENCES "members_organisation" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_membership_ends_no_earlier_than_it_begins" CHECK (("until_date" IS NULL OR "until_date" >= ("from_date"))));
CREATE TABLE "members_personalexport" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(43) NOT NULL UNIQUE, "asked_at" datetime NOT NULL, "ready_at" datetime NULL, "expires_at" datetime NULL, "file" varchar(100) NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "members_revenueband" ("key" varchar(20) NOT NULL PRIMARY KEY, "name" varchar(60) NOT NULL UNIQUE, "at_least" bigint unsigned NOT NULL CHECK ("at_least" >= 0), "currency" varchar(3) NOT NULL, CONSTRAINT "a_revenue_band_has_a_currency" CHECK (LENGTH("currency") = 3));
CREATE TABLE "members_segment" ("key" varchar(20) NOT NULL PRIMARY KEY, "name" varchar(60) NOT NULL UNIQUE, "position" smallint unsigned NOT NULL CHECK ("position" >= 0));
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE "moderation_accountcheck" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "cleared_at" datetime NULL, "cleared_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL UNIQUE REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "resembles_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_account_is_cleared_by_somebody" CHECK ((("cleared_at" IS NULL AND "cleared_by_id" IS NULL) OR ("cleared_at" IS NOT NULL AND "cleared_by_id" IS NOT NULL))));
CREATE TABLE "moderation_caseclaim" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "until" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_claim_per_case" UNIQUE ("object_type_id", "object_id"));
CREATE TABLE "moderation_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "title" varchar(255) NOT NULL, "act" varchar(10) NOT NULL, "reason" varchar(500) NOT NULL, "source" varchar(12) NOT NULL, "decided_at" datetime NOT NULL, "undone_at" datetime NULL, "place_before" bigint unsigned NULL CHECK ("place_before" >= 0), "place_after" bigint unsigned NULL CHECK ("place_after" >= 0), "by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "undoes_id" bigint NULL UNIQUE REFERENCES "moderation_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "undone_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "rule_id" bigint NULL REFERENCES "moderation_rule" ("id") DEFERRABLE INITIALLY DEFERRED, "sanction_id" bigint NULL REFERENCES "moderation_sanction" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_decision_has_a_reason" CHECK (("act" IN ('restore', 'lock', 'unlock') OR NOT ("reason" = '') OR "undoes_id" IS NOT NULL)), CONSTRAINT "a_decision_says_by_whom" CHECK (("by_id" IS NOT NULL OR "source" IN ('import', 'automation'))), CONSTRAINT "restoring_unlocking_and_moving_undo" CHECK (("undoes_id" IS NULL OR "act" IN ('restore', 'unlock', 'move'))), CONSTRAINT "a_move_says_from_where_and_where_to" CHECK ((("act" = 'move' AND "place_after" IS NOT NULL AND "place_before" IS NOT NULL) OR (NOT ("act" = 'move') AND "place_after" IS NULL AND "place_before" IS NULL))), CONSTRAINT "an_undone_decision_says_when" CHECK (("undone_by_id" IS NULL OR "undone_at" IS NOT NULL)), CONSTRAINT "what_a_removal_hid_names_it" CHECK ((("act" = 'hide' AND "sanction_id" IS NOT NULL AND "source" = 'removal') OR (NOT ("act" = 'hide' AND "source" = 'removal') AND "sanction_id" IS NULL))));
CREATE TABLE "moderation_flag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "reason" varchar(12) NOT NULL, "note" varchar(500) NOT NULL, "weight" real NOT NULL, "created_at" datetime NOT NULL, "outcome" varchar(10) NOT NULL, "decided_at" datetime NULL, "answer" varchar(500) NOT NULL, "decided_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "decision_id" bigint NULL REFERENCES "moderation_decision" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_flag_per_member_and_thing" UNIQUE ("object_type_id", "object_id", "member_id"), CONSTRAINT "a_decided_flag_says_when" CHECK ((("decided_at" IS NULL AND "outcome" = '') OR (NOT ("outcome" = '') AND "decided_at" IS NOT NULL))), CONSTRAINT "no_flag_counts_against_the_others" CHECK ("weight" >= 0.0));
CREATE TABLE "moderation_privatereading" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "page" varchar(200) NOT NULL, "reason" varchar(300) NOT NULL, "at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_private_reading_has_a_reason" CHECK (NOT ("reason" = '')));
CREATE TABLE "moderation_reasontemplate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(80) NOT NULL UNIQUE, "text" text NOT NULL, "language" varchar(10) NOT NULL, "rule_id" bigint NULL REFERENCES "moderation_rule" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_prepared_reason_says_something" CHECK (NOT ("text" = '')));
CREATE TABLE "moderation_rule" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL UNIQUE CHECK ("number" >= 0), "title" varchar(60) NOT NULL, "text" text NOT NULL, "flag_reason" varchar(12) NOT NULL, "is_in_force" bool NOT NULL, CONSTRAINT "rules_are_numbered_from_one" CHECK ("number" >= 1), CONSTRAINT "a_rule_has_a_title" CHECK (NOT ("title" = '')));
CREATE TABLE "moderation_sanction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(12) NOT NULL, "reason" varchar(300) NOT NULL, "at" datetime NOT NULL, "until" datetime NULL, "undone_at" datetime NULL, "by_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "undone_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_sanction_has_a_reason" CHECK (NOT ("reason" = '')));
CREATE TABLE "moderation_trustgrant" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "reason" varchar(300) NOT NULL, "taken_at" datetime NULL, "taken_reason" varchar(300) NOT NULL, "by_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "taken_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "giving_trust_has_a_reason" CHECK (NOT ("reason" = '')), CONSTRAINT "taking_trust_says_when_by_whom_and_why" CHECK ((("taken_at" IS NULL AND "taken_by_id" IS NULL AND "taken_reason" = '') OR ("taken_at" IS NOT NULL AND "taken_by_id" IS NOT NULL AND NOT ("taken_reason" = '')))));
CREATE TABLE "notifications_digest" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "next_at" datetime NOT NULL, "sent_at" datetime NULL, "sent_count" integer unsigned NOT NULL CHECK ("sent_count" >= 0), "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "last_error" varchar(300) NOT NULL, "member_id" bigint NOT NULL UNIQUE REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "notifications_follow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "is_muted" bool NOT NULL, "is_automatic" bool NOT NULL, "created_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_follow_per_member_and_thing" UNIQUE ("member_id", "object_type_id", "object_id"));
CREATE TABLE "notifications_notification" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(12) NOT NULL, "subject_id" bigint unsigned NOT NULL CHECK ("subject_id" >= 0), "about" varchar(12) NOT NULL, "actor_count" integer unsigned NOT NULL CHECK ("actor_count" >= 0), "group" varchar(100) NOT NULL, "is_latest" bool NOT NULL, "created_at" datetime NOT NULL, "read_at" datetime NULL, "activity_id" bigint NOT NULL REFERENCES "activity_activity" ("id") DEFERRABLE INITIALLY DEFERRED, "actor_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "subject_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_notification_per_member_and_subject" UNIQUE ("member_id", "subject_type_id", "subject_id", "about"));
CREATE TABLE "notifications_outgoingemail" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "due_at" datetime NOT NULL, "leased_until" datetime NULL, "sent_at" datetime NULL, "dropped_reason" varchar(40) NOT NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "last_error" varchar(300) NOT NULL, "notification_id" bigint NOT NULL UNIQUE REFERENCES "notifications_notification" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "notifications_preference" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(12) NOT NULL, "by_inbox" bool NOT NULL, "by_email" bool NOT NULL, "changed_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_preference_per_member_and_kind" UNIQUE ("member_id", "kind"));
CREATE TABLE "operations_demothing" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" varchar(120) NOT NULL UNIQUE, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "operations_importedtext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source_id" bigint NOT NULL, "kind" smallint unsigned NOT NULL CHECK ("kind" >= 0), "tag" varchar(40) NOT NULL, "body" text NOT NULL, "score" integer NOT NULL, "author_name" varchar(100) NOT NULL, "url" varchar(300) NOT NULL, "licence" varchar(40) NOT NULL, "posted_at" datetime NOT NULL, "fingerprint" varchar(64) NOT NULL, "origin_id" bigint NOT NULL REFERENCES "operations_importsource" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_text_per_source_row" UNIQUE ("origin_id", "source_id"));
CREATE TABLE "operations_importsource" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "site" varchar(200) NOT NULL, "created_at" datetime NOT NULL, "finished_at" datetime NULL, "report" text NOT NULL CHECK ((JSON_VALID("report") OR "report" IS NULL)), "board_id" integer NOT NULL REFERENCES "forums_boardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_source_per_board_and_site" UNIQUE ("board_id", "site"));
CREATE TABLE "pages_homepage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "headline" varchar(120) NOT NULL, "intro" varchar(300) NOT NULL, "main" text NOT NULL CHECK ((JSON_VALID("main") OR "main" IS NULL)), "side" text NOT NULL CHECK ((JSON_VALID("side") OR "side" IS NULL)), "is_greeting" bool NOT NULL);
CREATE TABLE "pages_landingpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "headline" varchar(120) NOT NULL, "intro" varchar(300) NOT NULL, "main" text NOT NULL CHECK ((JSON_VALID("main") OR "main" IS NULL)), "side" text NOT NULL CHECK ((JSON_VALID("side") OR "side" IS NULL)));
CREATE TABLE "pages_textpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "body" text NOT NULL);
CREATE TABLE "pairwise_comparison" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "answer" smallint unsigned NOT NULL CHECK ("answer" >= 0), "compared_at" datetime NOT NULL, "board_id" integer NOT NULL REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "first_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "second_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_comparison_per_member_and_pair" UNIQUE ("member_id", "first_id", "second_id"), CONSTRAINT "a_pair_has_its_lower_number_first" CHECK ("first_id" < ("second_id")), CONSTRAINT "one_of_the_pair_or_neither" CHECK ("answer" IN (0, 1, 2)));
CREATE TABLE "pairwise_ranking" ("board_id" integer NOT NULL PRIMARY KEY REFERENCES "ideas_ideaboardpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "counted_at" datetime NOT NULL, "people" integer unsigned NOT NULL CHECK ("people" >= 0), "comparisons" integer unsigned NOT NULL CHECK ("comparisons" >= 0), "outcomes" text NOT NULL CHECK ((JSON_VALID("outcomes") OR "outcomes" IS NULL)));
CREATE TABLE "polls_askingterms" ("page_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "disclosure" varchar(12) NOT NULL, "closes_at" datetime NULL, "most_choices" smallint unsigned NOT NULL CHECK ("most_choices" >= 0), "first_answered_at" datetime NOT NULL, CONSTRAINT "a_confidential_question_has_an_end" CHECK ((NOT ("disclosure" = 'confidential') OR "closes_at" IS NOT NULL)));
CREATE TABLE "polls_conversationpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(500) NOT NULL, "closes_at" datetime NULL, "hides_results" bool NOT NULL, "disclosure" varchar(12) NOT NULL, "takes_statements" bool NOT NULL);
CREATE TABLE "polls_inlineballot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "answered_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "poll_id" bigint NOT NULL REFERENCES "polls_inlinepoll" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_ballot_per_member_and_inline_poll" UNIQUE ("poll_id", "member_id"));
CREATE TABLE "polls_inlineballot_choices" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "inlineballot_id" bigint NOT NULL REFERENCES "polls_inlineballot" ("id") DEFERRABLE INITIALLY DEFERRED, "inlinechoice_id" bigint NOT NULL REFERENCES "polls_inlinechoice" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "polls_inlinechoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(120) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "vote_count" integer unsigned NOT NULL CHECK ("vote_count" >= 0), "poll_id" bigint NOT NULL REFERENCES "polls_inlinepoll" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_inline_choice_per_position" UNIQUE ("poll_id", "position"), CONSTRAINT "each_inline_choice_once" UNIQUE ("poll_id", "text"), CONSTRAINT "an_inline_choice_says_something" CHECK (NOT ("text" = '')));
CREATE TABLE "polls_inlinepoll" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hidden_at" datetime NULL, "hidden_reason" varchar(300) NOT NULL, "deleted_at" datetime NULL, "question" varchar(200) NOT NULL, "created_at" datetime NOT NULL, "disclosure" varchar(12) NOT NULL, "most_choices" smallint unsigned NOT NULL CHECK ("most_choices" >= 0), "shows_results" varchar(6) NOT NULL, "closes_at" datetime NULL, "closed_at" datetime NULL, "ballot_count" integer unsigned NOT NULL CHECK ("ballot_count" >= 0), "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "closed_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "deleted_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "hidden_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_inline_poll_asks_something" CHECK (NOT ("question" = '')), CONSTRAINT "an_inline_poll_takes_a_choice" CHECK ("most_choices" >= 1), CONSTRAINT "a_confidential_inline_poll_has_an_end" CHECK ((NOT ("disclosure" = 'confidential') OR "closes_at" IS NOT NULL)));
CREATE TABLE "polls_opinionmap" ("conversation_id" integer NOT NULL PRIMARY KEY REFERENCES "polls_conversationpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "taken_at" datetime NOT NULL, "people" integer unsigned NOT NULL CHECK ("people" >= 0), "is_final" bool NOT NULL, "groups" text NOT NULL CHECK ((JSON_VALID("groups") OR "groups" IS NULL)), "consensus" text NOT NULL CHECK ((JSON_VALID("consensus") OR "consensus" IS NULL)), "totals" text NOT NULL CHECK ((JSON_VALID("totals") OR "totals" IS NULL)), "reach" text NOT NULL CHECK ((JSON_VALID("reach") OR "reach" IS NULL)));
CREATE TABLE "polls_pollballot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "answered_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "poll_id" integer NOT NULL REFERENCES "polls_pollpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_ballot_per_member_and_poll" UNIQUE ("poll_id", "member_id"));
CREATE TABLE "polls_pollballot_choices" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "pollballot_id" bigint NOT NULL REFERENCES "polls_pollballot" ("id") DEFERRABLE INITIALLY DEFERRED, "pollchoice_id" bigint NOT NULL REFERENCES "polls_pollchoice" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "polls_pollchoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "text" varchar(120) NOT NULL, "poll_id" integer NOT NULL REFERENCES "polls_pollpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "polls_pollpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(500) NOT NULL, "closes_at" datetime NULL, "hides_results" bool NOT NULL, "disclosure" varchar(12) NOT NULL, "most_choices" smallint unsigned NOT NULL CHECK ("most_choices" >= 0));
CREATE TABLE "polls_polltally" ("poll_id" integer NOT NULL PRIMARY KEY REFERENCES "polls_pollpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "ballot_count" integer unsigned NOT NULL CHECK ("ballot_count" >= 0), "counts" text NOT NULL CHECK ((JSON_VALID("counts") OR "counts" IS NULL)), "is_final" bool NOT NULL);
CREATE TABLE "polls_statement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hidden_at" datetime NULL, "hidden_reason" varchar(300) NOT NULL, "deleted_at" datetime NULL, "is_from_company" bool NOT NULL, "text" varchar(140) NOT NULL, "posted_at" datetime NOT NULL, "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "conversation_id" integer NOT NULL REFERENCES "polls_conversationpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "deleted_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "hidden_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_statement_says_something" CHECK (NOT ("text" = '')));
CREATE TABLE "polls_statementanswer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "answer" smallint NOT NULL, "answered_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "statement_id" bigint NOT NULL REFERENCES "polls_statement" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_answer_per_member_and_statement" UNIQUE ("statement_id", "member_id"), CONSTRAINT "agree_disagree_or_neither" CHECK ("answer" IN (1, 0, -1)));
CREATE TABLE "products_ownedproduct" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "since" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" integer NOT NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_row_per_member_and_product" UNIQUE ("member_id", "product_id"));
CREATE TABLE "products_productindexpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL);
CREATE TABLE "products_productpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "family" varchar(60) NOT NULL, "tagline" varchar(200) NOT NULL, "body" text NOT NULL, "image_id" integer NULL REFERENCES "wagtailimages_image" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ratings_companyanswer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "body" text NOT NULL, "excerpt" varchar(300) NOT NULL, "edited_at" datetime NULL, "edit_count" smallint unsigned NOT NULL CHECK ("edit_count" >= 0), "posted_at" datetime NOT NULL, "author_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "review_id" bigint NOT NULL UNIQUE REFERENCES "ratings_review" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "ratings_dimension" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "family" varchar(60) NOT NULL, "sort_order" smallint unsigned NOT NULL CHECK ("sort_order" >= 0), "is_asked" bool NOT NULL, "name" varchar(40) NOT NULL, CONSTRAINT "one_dimension_of_a_name_per_family" UNIQUE ("family", "name"), CONSTRAINT "a_dimension_has_a_name" CHECK (NOT ("name" = '')));
CREATE TABLE "ratings_dimensionscore" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "stars" smallint unsigned NOT NULL CHECK ("stars" >= 0), "dimension_id" bigint NOT NULL REFERENCES "ratings_dimension" ("id") DEFERRABLE INITIALLY DEFERRED, "review_id" bigint NOT NULL REFERENCES "ratings_review" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_score_per_review_and_dimension" UNIQUE ("review_id", "dimension_id"), CONSTRAINT "a_score_has_one_to_five_stars" CHECK (("stars" >= 1 AND "stars" <= 5)));
CREATE TABLE "ratings_dimensiontally" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "count" integer unsigned NOT NULL CHECK ("count" >= 0), "sum" integer unsigned NOT NULL CHECK ("sum" >= 0), "dimension_id" bigint NOT NULL REFERENCES "ratings_dimension" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" integer NOT NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_tally_per_product_and_dimension" UNIQUE ("product_id", "dimension_id"), CONSTRAINT "a_sum_of_stars_fits_its_count" CHECK (("sum" >= ("count") AND "sum" <= ("count" * 5))));
CREATE TABLE "ratings_monthtally" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "month" date NOT NULL, "count" integer unsigned NOT NULL CHECK ("count" >= 0), "sum" integer unsigned NOT NULL CHECK ("sum" >= 0), "product_id" integer NOT NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_tally_per_product_and_month" UNIQUE ("product_id", "month"), CONSTRAINT "a_sum_of_a_month_fits_its_count" CHECK (("sum" >= ("count") AND "sum" <= ("count" * 5))));
CREATE TABLE "ratings_productrating" ("product_id" integer NOT NULL PRIMARY KEY REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "stars_1" integer unsigned NOT NULL CHECK ("stars_1" >= 0), "stars_2" integer unsigned NOT NULL CHECK ("stars_2" >= 0), "stars_3" integer unsigned NOT NULL CHECK ("stars_3" >= 0), "stars_4" integer unsigned NOT NULL CHECK ("stars_4" >= 0), "stars_5" integer unsigned NOT NULL CHECK ("stars_5" >= 0), "imported_stars_1" integer unsigned NOT NULL CHECK ("imported_stars_1" >= 0), "imported_stars_2" integer unsigned NOT NULL CHECK ("imported_stars_2" >= 0), "imported_stars_3" integer unsigned NOT NULL CHECK ("imported_stars_3" >= 0), "imported_stars_4" integer unsigned NOT NULL CHECK ("imported_stars_4" >= 0), "imported_stars_5" integer unsigned NOT NULL CHECK ("imported_stars_5" >= 0), "text_count" integer unsigned NOT NULL CHECK ("text_count" >= 0), "recommend_count" integer unsigned NOT NULL CHECK ("recommend_count" >= 0), "recommend_yes_count" integer unsigned NOT NULL CHECK ("recommend_yes_count" >= 0), "verified_count" integer unsigned NOT NULL CHECK ("verified_count" >= 0), "rewarded_count" integer unsigned NOT NULL CHECK ("rewarded_count" >= 0), "employee_count" integer unsigned NOT NULL CHECK ("employee_count" >= 0), "held_count" integer unsigned NOT NULL CHECK ("held_count" >= 0));
CREATE TABLE "ratings_review" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "body" text NOT NULL, "excerpt" varchar(300) NOT NULL, "edited_at" datetime NULL, "edit_count" smallint unsigned NOT NULL CHECK ("edit_count" >= 0), "hidden_at" datetime NULL, "hidden_reason" varchar(300) NOT NULL, "deleted_at" datetime NULL, "author_name" varchar(100) NOT NULL, "stars" smallint unsigned NOT NULL CHECK ("stars" >= 0), "title" varchar(120) NOT NULL, "pros" text NOT NULL CHECK ((JSON_VALID("pros") OR "pros" IS NULL)), "cons" text NOT NULL CHECK ((JSON_VALID("cons") OR "cons" IS NULL)), "recommends" varchar(8) NOT NULL, "used_for" varchar(8) NOT NULL, "product_version" varchar(40) NOT NULL, "posted_at" datetime NOT NULL, "is_dated" bool NOT NULL, "verified_at" datetime NULL, "rewarded_at" datetime NULL, "is_employee" bool NOT NULL, "imported_from" varchar(60) NOT NULL, "source_key" varchar(80) NOT NULL, "held_at" datetime NULL, "released_at" datetime NULL, "edition" smallint unsigned NOT NULL CHECK ("edition" >= 0), "helpful_count" integer unsigned NOT NULL CHECK ("helpful_count" >= 0), "unhelpful_count" integer unsigned NOT NULL CHECK ("unhelpful_count" >= 0), "earlier_helpful_count" integer unsigned NOT NULL CHECK ("earlier_helpful_count" >= 0), "imported_helpful_count" integer unsigned NOT NULL CHECK ("imported_helpful_count" >= 0), "helpful_score" real NOT NULL, "author_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "deleted_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "hidden_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "product_id" integer NOT NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_review_has_one_to_five_stars" CHECK (("stars" >= 1 AND "stars" <= 5)), CONSTRAINT "a_review_has_an_author_or_a_source" CHECK (("author_id" IS NOT NULL OR NOT ("imported_from" = ''))), CONSTRAINT "an_imported_review_says_which_row_it_was" CHECK ((("imported_from" = '' AND "source_key" = '') OR (NOT ("imported_from" = '') AND NOT ("source_key" = '')))));
CREATE TABLE "ratings_reviewphoto" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "review_id" bigint NOT NULL REFERENCES "ratings_review" ("id") DEFERRABLE INITIALLY DEFERRED, "upload_id" bigint NOT NULL UNIQUE REFERENCES "writing_upload" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_photo_per_position_of_a_review" UNIQUE ("review_id", "position"));
CREATE TABLE "ratings_reviewreturn" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "code" varchar(12) NOT NULL, "passage" varchar(300) NOT NULL, "note" varchar(300) NOT NULL, "at" datetime NOT NULL, "sent_again_at" datetime NULL, "closed_at" datetime NULL, "by_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "review_id" bigint NOT NULL REFERENCES "ratings_review" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_return_has_one_of_the_reasons" CHECK ("code" IN ('private', 'rude', 'spam', 'off-topic')), CONSTRAINT "a_return_names_the_words" CHECK (NOT ("passage" = '')));
CREATE TABLE "ratings_reviewversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "stars" smallint unsigned NOT NULL CHECK ("stars" >= 0), "title" varchar(120) NOT NULL, "body" text NOT NULL, "pros" text NOT NULL CHECK ((JSON_VALID("pros") OR "pros" IS NULL)), "cons" text NOT NULL CHECK ((JSON_VALID("cons") OR "cons" IS NULL)), "until" datetime NOT NULL, "review_id" bigint NOT NULL REFERENCES "ratings_review" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_version_of_a_review_per_number" UNIQUE ("review_id", "number"), CONSTRAINT "a_version_of_a_review_has_stars" CHECK (("stars" >= 1 AND "stars" <= 5)));
CREATE TABLE "ratings_reviewvote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_helpful" bool NOT NULL, "edition" smallint unsigned NOT NULL CHECK ("edition" >= 0), "voted_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "review_id" bigint NOT NULL REFERENCES "ratings_review" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_vote_per_member_and_review" UNIQUE ("review_id", "member_id"));
CREATE TABLE "ratings_useanswer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "review_id" bigint NOT NULL REFERENCES "ratings_review" ("id") DEFERRABLE INITIALLY DEFERRED, "option_id" bigint NOT NULL REFERENCES "ratings_useoption" ("id") DEFERRABLE INITIALLY DEFERRED, "question_id" bigint NOT NULL REFERENCES "ratings_usequestion" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_answer_of_use_per_review" UNIQUE ("review_id", "question_id"));
CREATE TABLE "ratings_useoption" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(60) NOT NULL, "sort_order" smallint unsigned NOT NULL CHECK ("sort_order" >= 0), "question_id" bigint NOT NULL REFERENCES "ratings_usequestion" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_option_of_a_text_per_question" UNIQUE ("question_id", "text"), CONSTRAINT "an_option_of_use_has_words" CHECK (NOT ("text" = '')));
CREATE TABLE "ratings_usequestion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "family" varchar(60) NOT NULL, "sort_order" smallint unsigned NOT NULL CHECK ("sort_order" >= 0), "is_asked" bool NOT NULL, "question" varchar(80) NOT NULL, CONSTRAINT "one_question_of_use_per_family" UNIQUE ("family", "question"), CONSTRAINT "a_question_of_use_has_words" CHECK (NOT ("question" = '')));
CREATE TABLE "roadmap_changelogidea" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "roadmap_changelogpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "an_idea_stands_once_in_a_change" UNIQUE ("page_id", "idea_id"));
CREATE TABLE "roadmap_changelogindexpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "intro" varchar(300) NOT NULL);
CREATE TABLE "roadmap_changelogpage" ("page_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "summary" varchar(300) NOT NULL, "body" text NOT NULL, "released_on" date NOT NULL, "delivers" bool NOT NULL, "product_id" integer NULL REFERENCES "products_productpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "roadmap_shipment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "shipped_at" datetime NOT NULL, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "roadmap_changelogpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_change_delivers_an_idea_once" UNIQUE ("page_id", "idea_id"));
CREATE TABLE "search_askedsearch" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(80) NOT NULL UNIQUE, "count" integer unsigned NOT NULL CHECK ("count" >= 0), "empty_count" integer unsigned NOT NULL CHECK ("empty_count" >= 0), "last_on" date NOT NULL);
CREATE TABLE "search_searchentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(40) NOT NULL, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "scope" varchar(40) NOT NULL, "variety" varchar(20) NOT NULL, "is_solved" bool NOT NULL, "weight" integer NOT NULL, "author_id" bigint unsigned NULL CHECK ("author_id" >= 0), "posted_at" datetime NOT NULL, "indexed_at" datetime NOT NULL, "tags" text NOT NULL, "title" varchar(255) NOT NULL, "grams" text NOT NULL, "body" text NOT NULL, CONSTRAINT "one_search_entry_per_thing" UNIQUE ("kind", "object_id"));
CREATE TABLE "socialaccount_socialaccount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(200) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" datetime NOT NULL, "date_joined" datetime NOT NULL, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "extra_data" text NOT NULL CHECK ((JSON_VALID("extra_data") OR "extra_data" IS NULL)));
CREATE TABLE "socialaccount_socialapp" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(191) NOT NULL, "secret" varchar(191) NOT NULL, "key" varchar(191) NOT NULL, "provider_id" varchar(200) NOT NULL, "settings" text NOT NULL CHECK ((JSON_VALID("settings") OR "settings" IS NULL)));
CREATE TABLE "socialaccount_socialtoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" datetime NULL, "account_id" integer NOT NULL REFERENCES "socialaccount_socialaccount" ("id") DEFERRABLE INITIALLY DEFERRED, "app_id" integer NULL REFERENCES "socialaccount_socialapp" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "taggit_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL UNIQUE, "slug" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "taggit_taggeditem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" integer NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "tag_id" integer NOT NULL REFERENCES "taggit_tag" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uniq" UNIQUE ("content_type_id", "object_id", "tag_id"));
CREATE TABLE "usersessions_usersession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "ip" char(39) NOT NULL, "last_seen_at" datetime NOT NULL, "session_key" varchar(40) NOT NULL UNIQUE, "user_agent" varchar(200) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailadmin_admin" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT);
CREATE TABLE "wagtailadmin_editingsession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "last_seen_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "is_editing" bool NOT NULL);
CREATE TABLE "wagtailadmin_formstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "data" text NOT NULL, "object_id" varchar(255) NOT NULL, "parent_object_id" varchar(255) NOT NULL, "last_updated_at" datetime NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_apitoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "key_hash" varchar(64) NOT NULL UNIQUE, "prefix" varchar(16) NOT NULL, "created" datetime NOT NULL, "revoked_at" datetime NULL, "last_used_at" datetime NULL, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_collection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "name" varchar(255) NOT NULL);
CREATE TABLE "wagtailcore_collectionviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "restriction_type" varchar(20) NOT NULL, "password" varchar(255) NOT NULL, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_collectionviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collectionviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_collectionviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_comment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "contentpath" text NOT NULL, "position" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "resolved_at" datetime NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "resolved_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "revision_created_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_commentreply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" text NOT NULL, "created_at" datetime NOT NULL, "updated_at" datetime NOT NULL, "comment_id" integer NOT NULL REFERENCES "wagtailcore_comment" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupapprovaltask" ("task_ptr_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupapprovaltask_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "groupapprovaltask_id" integer NOT NULL REFERENCES "wagtailcore_groupapprovaltask" ("task_ptr_id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_groupcollectionpermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_grouppagepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "unique_permission" UNIQUE ("group_id", "page_id", "permission_id"));
CREATE TABLE "wagtailcore_groupsitepermission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NOT NULL REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_locale" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "language_code" varchar(100) NOT NULL UNIQUE);
CREATE TABLE "wagtailcore_modellogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "object_id" varchar(255) NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL, "uuid" char(32) NULL, "revision_id" integer NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "wagtailcore_page" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "path" varchar(255) NOT NULL UNIQUE, "depth" integer unsigned NOT NULL CHECK ("depth" >= 0), "numchild" integer unsigned NOT NULL CHECK ("numchild" >= 0), "title" varchar(255) NOT NULL, "slug" varchar(255) NOT NULL, "live" bool NOT NULL, "has_unpublished_changes" bool NOT NULL, "url_path" text NOT NULL, "seo_title" varchar(255) NOT NULL, "show_in_menus" bool NOT NULL, "search_description" text NOT NULL, "go_live_at" datetime NULL, "expire_at" datetime NULL, "expired" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "locked" bool NOT NULL, "latest_revision_created_at" datetime NULL, "first_published_at" datetime NULL, "live_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED, "last_published_at" datetime NULL, "draft_title" varchar(255) NOT NULL, "locked_at" datetime NULL, "locked_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "locale_id" integer NOT NULL REFERENCES "wagtailcore_locale" ("id") DEFERRABLE INITIALLY DEFERRED, "translation_key" char(32) NOT NULL, "alias_of_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_revision_id" integer NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pagelogentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "label" text NOT NULL, "action" varchar(255) NOT NULL, "timestamp" datetime NOT NULL, "content_changed" bool NOT NULL, "deleted" bool NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "page_id" integer NOT NULL, "revision_id" integer NULL, "user_id" bigint NULL, "uuid" char(32) NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)));
CREATE TABLE "wagtailcore_pagesubscription" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "comment_notifications" bool NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_pageviewrestriction" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(255) NOT NULL, "page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "restriction_type" varchar(20) NOT NULL);
CREATE TABLE "wagtailcore_pageviewrestriction_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "pageviewrestriction_id" integer NOT NULL REFERENCES "wagtailcore_pageviewrestriction" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_referenceindex" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(255) NOT NULL, "to_object_id" varchar(255) NOT NULL, "model_path" text NOT NULL, "content_path" text NOT NULL, "content_path_hash" char(32) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "to_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "approved_go_live_at" datetime NULL, "user_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "object_id" varchar(255) NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "object_str" text NOT NULL);
CREATE TABLE "wagtailcore_site" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "hostname" varchar(255) NOT NULL, "port" integer NOT NULL, "is_default_site" bool NOT NULL, "root_page_id" integer NOT NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_name" varchar(255) NOT NULL);
CREATE TABLE "wagtailcore_task" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_taskstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "started_at" datetime NOT NULL, "finished_at" datetime NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_state_id" integer NOT NULL REFERENCES "wagtailcore_workflowstate" ("id") DEFERRABLE INITIALLY DEFERRED, "finished_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "comment" text NOT NULL, "revision_id" integer NOT NULL REFERENCES "wagtailcore_revision" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_uploadedfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file" varchar(200) NOT NULL, "for_content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "uploaded_by_user_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(255) NOT NULL, "active" bool NOT NULL);
CREATE TABLE "wagtailcore_workflowcontenttype" ("content_type_id" integer NOT NULL PRIMARY KEY REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowpage" ("page_id" integer NOT NULL PRIMARY KEY REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowstate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(50) NOT NULL, "created_at" datetime NOT NULL, "current_task_state_id" integer NULL UNIQUE REFERENCES "wagtailcore_taskstate" ("id") DEFERRABLE INITIALLY DEFERRED, "requested_by_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED, "object_id" varchar(255) NOT NULL, "base_content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtailcore_workflowtask" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sort_order" integer NULL, "task_id" integer NOT NULL REFERENCES "wagtailcore_task" ("id") DEFERRABLE INITIALLY DEFERRED, "workflow_id" integer NOT NULL REFERENCES "wagtailcore_workflow" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "wagtaildocs_document" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "created_at" datetime NOT NULL, "uploaded_by_user_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "file_size" bigint unsigned NULL CHECK ("file_size" >= 0));
CREATE TABLE "wagtailembeds_embed" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "url" text NOT NULL, "max_width" smallint NULL, "type" varchar(10) NOT NULL, "html" text NOT NULL, "title" text NOT NULL, "author_name" text NOT NULL, "provider_name" text NOT NULL, "width" integer NULL, "height" integer NULL, "last_updated" datetime NOT NULL, "hash" varchar(32) NOT NULL UNIQUE, "thumbnail_url" text NOT NULL, "cache_until" datetime NULL);
CREATE TABLE "wagtailimages_image" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(255) NOT NULL, "file" varchar(100) NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "created_at" datetime NOT NULL, "focal_point_x" integer unsigned NULL CHECK ("focal_point_x" >= 0), "focal_point_y" integer unsigned NULL CHECK ("focal_point_y" >= 0), "focal_point_width" integer unsigned NULL CHECK ("focal_point_width" >= 0), "focal_point_height" integer unsigned NULL CHECK ("focal_point_height" >= 0), "uploaded_by_user_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "file_size" integer unsigned NULL CHECK ("file_size" >= 0), "collection_id" integer NOT NULL REFERENCES "wagtailcore_collection" ("id") DEFERRABLE INITIALLY DEFERRED, "file_hash" varchar(40) NOT NULL, "description" varchar(255) NOT NULL);
CREATE TABLE "wagtailimages_rendition" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "width" integer NOT NULL, "height" integer NOT NULL, "focal_point_key" varchar(16) NOT NULL, "filter_spec" varchar(255) NOT NULL, "image_id" integer NOT NULL REFERENCES "wagtailimages_image" ("id") DEFERRABLE INITIALLY DEFERRED, "file" varchar(100) NOT NULL);
CREATE TABLE "wagtailredirects_redirect" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "old_path" varchar(255) NOT NULL, "is_permanent" bool NOT NULL, "redirect_link" varchar(255) NOT NULL, "redirect_page_id" integer NULL REFERENCES "wagtailcore_page" ("id") DEFERRABLE INITIALLY DEFERRED, "site_id" integer NULL REFERENCES "wagtailcore_site" ("id") DEFERRABLE INITIALLY DEFERRED, "automatically_created" bool NOT NULL, "created_at" datetime NULL, "redirect_page_route_path" varchar(255) NOT NULL);
CREATE TABLE "wagtailsearch_indexentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" varchar(50) NOT NULL, "title_norm" real NOT NULL, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "autocomplete" text NULL, "body" text NULL, "title" text NOT NULL);
CREATE TABLE "wagtailusers_userprofile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "submitted_notifications" bool NOT NULL, "approved_notifications" bool NOT NULL, "rejected_notifications" bool NOT NULL, "user_id" bigint NOT NULL UNIQUE REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "preferred_language" varchar(10) NOT NULL, "current_time_zone" varchar(40) NOT NULL, "avatar" varchar(100) NOT NULL, "updated_comments_notifications" bool NOT NULL, "dismissibles" text NOT NULL CHECK ((JSON_VALID("dismissibles") OR "dismissibles" IS NULL)), "theme" varchar(40) NOT NULL, "density" varchar(40) NOT NULL, "contrast" varchar(40) NOT NULL, "keyboard_shortcuts" bool NOT NULL);
CREATE TABLE "workbench_ideaagreement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "groups" text NOT NULL CHECK ((JSON_VALID("groups") OR "groups" IS NULL)), "agreement" real NULL, "conversation_id" integer NOT NULL REFERENCES "polls_conversationpage" ("page_ptr_id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_agreement_per_idea_and_conversation" UNIQUE ("idea_id", "conversation_id"));
CREATE TABLE "workbench_plannedchange" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "act" varchar(10) NOT NULL, "planned_at" datetime NOT NULL, "due_at" datetime NOT NULL, "meaning" varchar(12) NOT NULL, "reason" varchar(1000) NOT NULL, "target_quarter" varchar(7) NULL, "owed_by" datetime NULL, "voters" integer unsigned NOT NULL CHECK ("voters" >= 0), "done_at" datetime NULL, "stopped_at" datetime NULL, "by_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "what_was_taken_back_was_not_carried_out" CHECK (("done_at" IS NULL OR "stopped_at" IS NULL)), CONSTRAINT "a_planned_status_has_a_meaning" CHECK ((NOT ("act" = 'status') OR NOT ("meaning" = ''))), CONSTRAINT "a_planned_promise_has_a_day" CHECK ((NOT ("act" = 'owed') OR "owed_by" IS NOT NULL)));
CREATE TABLE "workbench_planneditem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "refusal" varchar(300) NOT NULL, "change_id" bigint NOT NULL REFERENCES "workbench_plannedchange" ("id") DEFERRABLE INITIALLY DEFERRED, "idea_id" bigint NOT NULL REFERENCES "ideas_idea" ("id") DEFERRABLE INITIALLY DEFERRED, "status_id" bigint NULL REFERENCES "ideas_status" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "each_idea_once_in_a_change" UNIQUE ("change_id", "idea_id"));
CREATE TABLE "workbench_savedview" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(40) NOT NULL, "query" text NOT NULL CHECK ((JSON_VALID("query") OR "query" IS NULL)), "is_shared" bool NOT NULL, "created_at" datetime NOT NULL, "owner_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_saved_view_has_a_name" CHECK (NOT ("name" = '')), CONSTRAINT "a_view_of_nobody_is_the_teams" CHECK (("owner_id" IS NOT NULL OR "is_shared")));
CREATE TABLE "writing_draft" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "place" varchar(80) NOT NULL, "title" varchar(200) NOT NULL, "body" text NOT NULL, "body_format" varchar(8) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "saved_at" datetime NOT NULL, "member_id" bigint NOT NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_draft_per_member_and_place" UNIQUE ("member_id", "place"));
CREATE TABLE "writing_revision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" bigint unsigned NOT NULL CHECK ("object_id" >= 0), "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "title" varchar(200) NOT NULL, "body" text NOT NULL, "tags" text NOT NULL CHECK ((JSON_VALID("tags") OR "tags" IS NULL)), "editor_name" varchar(100) NOT NULL, "reason" varchar(300) NOT NULL, "created_at" datetime NOT NULL, "source_id" varchar(40) NOT NULL, "editor_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_revision_per_number" UNIQUE ("object_type_id", "object_id", "number"));
CREATE TABLE "writing_tag" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(40) NOT NULL UNIQUE, "name" varchar(40) NOT NULL, "description" varchar(300) NOT NULL, "created_at" datetime NOT NULL, "synonym_of_id" bigint NULL REFERENCES "writing_tag" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "a_tag_is_not_its_own_synonym" CHECK (NOT ("synonym_of_id" = ("id") AND "synonym_of_id" IS NOT NULL)));
CREATE TABLE "writing_upload" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "key" char(32) NOT NULL UNIQUE, "file" varchar(100) NOT NULL, "name" varchar(150) NOT NULL, "content_type" varchar(100) NOT NULL, "size" integer unsigned NOT NULL CHECK ("size" >= 0), "width" integer unsigned NULL CHECK ("width" >= 0), "height" integer unsigned NULL CHECK ("height" >= 0), "alt" varchar(300) NOT NULL, "created_at" datetime NOT NULL, "object_id" bigint unsigned NULL CHECK ("object_id" >= 0), "member_id" bigint NULL REFERENCES "members_member" ("id") DEFERRABLE INITIALLY DEFERRED, "object_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE VIRTUAL TABLE search_text USING fts5(title, tags, grams, body, content='search_searchentry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='3');
CREATE VIRTUAL TABLE search_titles USING fts5(title, grams, content='search_searchentry', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title);
INSERT INTO "articles_articleindexpage" ("page_ptr_id", "intro") VALUES
(5, 'How to do things properly. Written here, and checked before it stays.');
INSERT INTO "articles_editorialreview" ("task_ptr_id") VALUES
(2);
INSERT INTO "articles_editorialreview_groups" ("id", "editorialreview_id", "group_id") VALUES
(1, 2, 2),
(2, 2, 6);
INSERT INTO "auth_group" ("id", "name") VALUES
(1, 'Moderators'),
(2, 'Editors'),
(3, 'Product team'),
(4, 'Support staff'),
(5, 'Customer records'),
(6, 'Administrators');
INSERT INTO "auth_group_permissions" ("id", "group_id", "permission_id") VALUES
(1, 2, 173),
(2, 1, 173),
(3, 2, 176),
(4, 2, 174),
(5, 2, 175),
(6, 1, 176),
(7, 1, 174),
(8, 1, 175),
(9, 2, 177),
(10, 1, 177),
(11, 2, 192),
(12, 2, 193),
(13, 2, 191),
(14, 1, 192),
(15, 1, 193),
(16, 1, 191),
(17, 2, 194),
(18, 1, 194),
(20, 2, 200),
(21, 2, 201),
(22, 2, 202),
(23, 2, 203),
(24, 2, 204),
(25, 2, 205),
(26, 2, 206),
(27, 2, 207),
(29, 1, 122),
(30, 1, 124),
(31, 1, 138),
(32, 1, 140),
(33, 1, 136),
(34, 1, 133),
(35, 1, 208),
(36, 1, 209),
(37, 1, 210),
(38, 1, 211),
(39, 1, 212),
(40, 1, 213),
(41, 1, 214),
(42, 1, 204),
(43, 1, 205),
(44, 1, 206),
(45, 1, 207),
(46, 3, 173),
(47, 3, 116),
(48, 3, 120),
(49, 3, 152),
(50, 3, 144),
(51, 3, 216),
(52, 3, 217),
(53, 3, 218),
(54, 3, 215),
(55, 3, 219),
(56, 3, 220),
(57, 3, 221),
(58, 3, 224),
(59, 3, 222),
(60, 3, 223),
(61, 3, 225),
(62, 3, 226),
(63, 3, 227),
(64, 4, 173),
(65, 4, 124),
(66, 4, 113),
(67, 4, 114),
(68, 4, 116),
(69, 4, 120),
(70, 4, 152),
(71, 4, 144),
(72, 4, 141),
(73, 4, 142),
(74, 4, 208),
(75, 4, 211),
(76, 4, 212),
(77, 4, 213),
(78, 4, 214),
(79, 4, 216),
(80, 4, 217),
(81, 4, 218),
(82, 4, 215),
(83, 4, 228),
(84, 4, 229),
(85, 4, 232),
(86, 4, 230),
(87, 4, 231),
(88, 4, 233),
(89, 4, 234),
(90, 5, 173),
(91, 5, 116),
(92, 5, 235),
(93, 5, 228),
(94, 5, 236),
(95, 5, 237),
(96, 5, 229),
(97, 5, 238),
(98, 5, 240),
(99, 5, 239),
(100, 5, 241),
(101, 5, 242),
(102, 5, 243),
(103, 5, 244),
(104, 5, 245),
(105, 5, 248),
(106, 5, 246),
(107, 5, 247),
(108, 5, 249),
(109, 5, 250),
(110, 5, 251),
(111, 5, 232),
(112, 5, 230),
(113, 5, 231),
(114, 5, 233),
(115, 5, 234),
(116, 5, 252),
(117, 5, 253),
(118, 5, 254),
(119, 5, 256),
(120, 5, 255),
(121, 5, 257),
(122, 5, 258),
(123, 5, 259),
(124, 5, 260),
(125, 5, 261),
(126, 5, 262),
(127, 5, 263),
(128, 5, 264),
(129, 5, 265),
(130, 6, 173),
(131, 6, 121),
(132, 6, 122),
(133, 6, 123),
(134, 6, 124),
(135, 6, 138),
(136, 6, 140),
(137, 6, 136),
(138, 6, 133),
(139, 6, 134),
(140, 6, 135),
(141, 6, 113),
(142, 6, 114),
(143, 6, 115),
(144, 6, 116),
(145, 6, 120),
(146, 6, 117),
(147, 6, 118),
(148, 6, 119),
(149, 6, 152),
(150, 6, 149),
(151, 6, 150),
(152, 6, 151),
(153, 6, 144),
(154, 6, 141),
(155, 6, 142),
(156, 6, 143),
(157, 6, 266),
(158, 6, 208),
(159, 6, 209),
(160, 6, 210),
(161, 6, 267),
(162, 6, 268),
(163, 6, 269),
(164, 6, 270),
(165, 6, 272),
(166, 6, 273),
(167, 6, 274),
(168, 6, 271),
(169, 6, 275),
(170, 6, 211),
(171, 6, 212),
(172, 6, 213),
(173, 6, 214),
(174, 6, 216),
(175, 6, 217),
(176, 6, 218),
(177, 6, 215),
(178, 6, 219),
(179, 6, 220),
(180, 6, 221),
(181, 6, 224),
(182, 6, 222),
(183, 6, 223),
(184, 6, 225),
(185, 6, 226),
(186, 6, 227),
(187, 6, 204),
(188, 6, 205),
(189, 6, 206),
(190, 6, 207),
(191, 6, 276),
(192, 6, 277),
(193, 6, 278),
(194, 6, 168),
(195, 6, 165),
(196, 6, 166),
(197, 6, 167),
(198, 6, 8),
(199, 6, 5),
(200, 6, 6),
(201, 6, 7),
(202, 6, 29);
INSERT INTO "auth_group_permissions" ("id", "group_id", "permission_id") VALUES
(203, 6, 30),
(204, 6, 31),
(205, 6, 49),
(206, 6, 50),
(207, 6, 51),
(208, 6, 57),
(209, 6, 58),
(210, 6, 59),
(211, 6, 200),
(212, 6, 201),
(213, 6, 202),
(214, 6, 203),
(215, 6, 235),
(216, 6, 228),
(217, 6, 236),
(218, 6, 237),
(219, 6, 229),
(220, 6, 238),
(221, 6, 240),
(222, 6, 239),
(223, 6, 241),
(224, 6, 242),
(225, 6, 243),
(226, 6, 244),
(227, 6, 245),
(228, 6, 248),
(229, 6, 246),
(230, 6, 247),
(231, 6, 249),
(232, 6, 250),
(233, 6, 251),
(234, 6, 232),
(235, 6, 230),
(236, 6, 231),
(237, 6, 233),
(238, 6, 234),
(239, 6, 252),
(240, 6, 253),
(241, 6, 254),
(242, 6, 256),
(243, 6, 280),
(244, 6, 279),
(245, 6, 255),
(246, 6, 257),
(247, 6, 258),
(248, 6, 259),
(249, 6, 260),
(250, 6, 261),
(251, 6, 262),
(252, 6, 263),
(253, 6, 264),
(254, 6, 265),
(255, 6, 281),
(256, 6, 282),
(257, 6, 283),
(258, 6, 284);
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES
(1, 3, 'add_locale', 'Can add locale'),
(2, 3, 'change_locale', 'Can change locale'),
(3, 3, 'delete_locale', 'Can delete locale'),
(4, 3, 'view_locale', 'Can view locale'),
(5, 4, 'add_site', 'Can add site'),
(6, 4, 'change_site', 'Can change site'),
(7, 4, 'delete_site', 'Can delete site'),
(8, 4, 'view_site', 'Can view site'),
(9, 5, 'add_groupsitepermission', 'Can add group site permission'),
(10, 5, 'change_groupsitepermission', 'Can change group site permission'),
(11, 5, 'delete_groupsitepermission', 'Can delete group site permission'),
(12, 5, 'view_groupsitepermission', 'Can view group site permission'),
(13, 6, 'add_apitoken', 'Can add API token'),
(14, 6, 'change_apitoken', 'Can change API token'),
(15, 6, 'delete_apitoken', 'Can delete API token'),
(16, 6, 'view_apitoken', 'Can view API token'),
(17, 7, 'add_modellogentry', 'Can add model log entry'),
(18, 7, 'change_modellogentry', 'Can change model log entry'),
(19, 7, 'delete_modellogentry', 'Can delete model log entry'),
(20, 7, 'view_modellogentry', 'Can view model log entry'),
(21, 8, 'add_revision', 'Can add revision'),
(22, 8, 'change_revision', 'Can change revision'),
(23, 8, 'delete_revision', 'Can delete revision'),
(24, 8, 'view_revision', 'Can view revision'),
(25, 9, 'add_collectionviewrestriction', 'Can add collection view restriction'),
(26, 9, 'change_collectionviewrestriction', 'Can change collection view restriction'),
(27, 9, 'delete_collectionviewrestriction', 'Can delete collection view restriction'),
(28, 9, 'view_collectionviewrestriction', 'Can view collection view restriction'),
(29, 10, 'add_collection', 'Can add collection'),
(30, 10, 'change_collection', 'Can change collection'),
(31, 10, 'delete_collection', 'Can delete collection'),
(32, 10, 'view_collection', 'Can view collection'),
(33, 11, 'add_groupcollectionpermission', 'Can add group collection permission'),
(34, 11, 'change_groupcollectionpermission', 'Can change group collection permission'),
(35, 11, 'delete_groupcollectionpermission', 'Can delete group collection permission'),
(36, 11, 'view_groupcollectionpermission', 'Can view group collection permission'),
(37, 12, 'add_uploadedfile', 'Can add uploaded file'),
(38, 12, 'change_uploadedfile', 'Can change uploaded file'),
(39, 12, 'delete_uploadedfile', 'Can delete uploaded file'),
(40, 12, 'view_uploadedfile', 'Can view uploaded file'),
(41, 13, 'add_workflowcontenttype', 'Can add workflow content type'),
(42, 13, 'change_workflowcontenttype', 'Can change workflow content type'),
(43, 13, 'delete_workflowcontenttype', 'Can delete workflow content type'),
(44, 13, 'view_workflowcontenttype', 'Can view workflow content type'),
(45, 14, 'add_workflowstate', 'Can add Workflow state'),
(46, 14, 'change_workflowstate', 'Can change Workflow state'),
(47, 14, 'delete_workflowstate', 'Can delete Workflow state'),
(48, 14, 'view_workflowstate', 'Can view Workflow state'),
(49, 15, 'add_workflow', 'Can add workflow'),
(50, 15, 'change_workflow', 'Can change workflow'),
(51, 15, 'delete_workflow', 'Can delete workflow'),
(52, 15, 'view_workflow', 'Can view workflow'),
(53, 16, 'add_workflowtask', 'Can add workflow task order'),
(54, 16, 'change_workflowtask', 'Can change workflow task order'),
(55, 16, 'delete_workflowtask', 'Can delete workflow task order'),
(56, 16, 'view_workflowtask', 'Can view workflow task order'),
(57, 17, 'add_task', 'Can add task'),
(58, 17, 'change_task', 'Can change task'),
(59, 17, 'delete_task', 'Can delete task'),
(60, 17, 'view_task', 'Can view task'),
(61, 2, 'add_groupapprovaltask', 'Can add Group approval task'),
(62, 2, 'change_groupapprovaltask', 'Can change Group approval task'),
(63, 2, 'delete_groupapprovaltask', 'Can delete Group approval task'),
(64, 2, 'view_groupapprovaltask', 'Can view Group approval task'),
(65, 18, 'add_taskstate', 'Can add Task state'),
(66, 18, 'change_taskstate', 'Can change Task state'),
(67, 18, 'delete_taskstate', 'Can delete Task state'),
(68, 18, 'view_taskstate', 'Can view Task state'),
(69, 1, 'add_page', 'Can add page'),
(70, 1, 'change_page', 'Can change page'),
(71, 1, 'delete_page', 'Can delete page'),
(72, 1, 'view_page', 'Can view page'),
(73, 1, 'bulk_delete_page', 'Delete pages with children'),
(74, 1, 'lock_page', 'Lock/unlock pages you''ve locked'),
(75, 1, 'publish_page', 'Publish any page'),
(76, 1, 'unlock_page', 'Unlock any page'),
(77, 19, 'add_grouppagepermission', 'Can add group page permission'),
(78, 19, 'change_grouppagepermission', 'Can change group page permission'),
(79, 19, 'delete_grouppagepermission', 'Can delete group page permission'),
(80, 19, 'view_grouppagepermission', 'Can view group page permission'),
(81, 20, 'add_pageviewrestriction', 'Can add page view restriction'),
(82, 20, 'change_pageviewrestriction', 'Can change page view restriction'),
(83, 20, 'delete_pageviewrestriction', 'Can delete page view restriction'),
(84, 20, 'view_pageviewrestriction', 'Can view page view restriction'),
(85, 21, 'add_workflowpage', 'Can add workflow page'),
(86, 21, 'change_workflowpage', 'Can change workflow page'),
(87, 21, 'delete_workflowpage', 'Can delete workflow page'),
(88, 21, 'view_workflowpage', 'Can view workflow page'),
(89, 22, 'add_pagelogentry', 'Can add page log entry'),
(90, 22, 'change_pagelogentry', 'Can change page log entry'),
(91, 22, 'delete_pagelogentry', 'Can delete page log entry'),
(92, 22, 'view_pagelogentry', 'Can view page log entry'),
(93, 23, 'add_comment', 'Can add comment'),
(94, 23, 'change_comment', 'Can change comment'),
(95, 23, 'delete_comment', 'Can delete comment'),
(96, 23, 'view_comment', 'Can view comment'),
(97, 24, 'add_commentreply', 'Can add comment reply'),
(98, 24, 'change_commentreply', 'Can change comment reply'),
(99, 24, 'delete_commentreply', 'Can delete comment reply'),
(100, 24, 'view_commentreply', 'Can view comment reply'),
(101, 25, 'add_pagesubscription', 'Can add page subscription'),
(102, 25, 'change_pagesubscription', 'Can change page subscription'),
(103, 25, 'delete_pagesubscription', 'Can delete page subscription'),
(104, 25, 'view_pagesubscription', 'Can view page subscription'),
(105, 26, 'add_referenceindex', 'Can add reference index'),
(106, 26, 'change_referenceindex', 'Can change reference index'),
(107, 26, 'delete_referenceindex', 'Can delete reference index'),
(108, 26, 'view_referenceindex', 'Can view reference index'),
(109, 27, 'add_codetries', 'Can add code tries'),
(110, 27, 'change_codetries', 'Can change code tries'),
(111, 27, 'delete_codetries', 'Can delete code tries'),
(112, 27, 'view_codetries', 'Can view code tries'),
(113, 28, 'add_organisation', 'Can add organisation'),
(114, 28, 'change_organisation', 'Can change organisation'),
(115, 28, 'delete_organisation', 'Can delete organisation'),
(116, 28, 'view_organisation', 'Can view organisation'),
(117, 29, 'add_segment', 'Can add segment'),
(118, 29, 'change_segment', 'Can change segment'),
(119, 29, 'delete_segment', 'Can delete segment'),
(120, 29, 'view_segment', 'Can view segment'),
(121, 30, 'add_member', 'Can add member'),
(122, 30, 'change_member', 'Can change member'),
(123, 30, 'delete_member', 'Can delete member'),
(124, 30, 'view_member', 'Can view member'),
(125, 31, 'add_entrylink', 'Can add entry link'),
(126, 31, 'change_entrylink', 'Can change entry link'),
(127, 31, 'delete_entrylink', 'Can delete entry link'),
(128, 31, 'view_entrylink', 'Can view entry link'),
(129, 32, 'add_importedmember', 'Can add imported member'),
(130, 32, 'change_importedmember', 'Can change imported member'),
(131, 32, 'delete_importedmember', 'Can delete imported member'),
(132, 32, 'view_importedmember', 'Can view imported member'),
(133, 33, 'add_invitation', 'Can add invitation'),
(134, 33, 'change_invitation', 'Can change invitation'),
(135, 33, 'delete_invitation', 'Can delete invitation'),
(136, 33, 'view_invitation', 'Can view invitation'),
(137, 34, 'add_memberclaim', 'Can add claim'),
(138, 34, 'change_memberclaim', 'Can change claim'),
(139, 34, 'delete_memberclaim', 'Can delete claim'),
(140, 34, 'view_memberclaim', 'Can view claim'),
(141, 35, 'add_organisationmembership', 'Can add membership of an organisation'),
(142, 35, 'change_organisationmembership', 'Can change membership of an organisation'),
(143, 35, 'delete_organisationmembership', 'Can delete membership of an organisation'),
(144, 35, 'view_organisationmembership', 'Can view membership of an organisation'),
(145, 36, 'add_personalexport', 'Can add personal export'),
(146, 36, 'change_personalexport', 'Can change personal export'),
(147, 36, 'delete_personalexport', 'Can delete personal export'),
(148, 36, 'view_personalexport', 'Can view personal export'),
(149, 37, 'add_revenueband', 'Can add revenue band'),
(150, 37, 'change_revenueband', 'Can change revenue band'),
(151, 37, 'delete_revenueband', 'Can delete revenue band'),
(152, 37, 'view_revenueband', 'Can view revenue band'),
(153, 38, 'add_consent', 'Can add consent'),
(154, 38, 'change_consent', 'Can change consent'),
(155, 38, 'delete_consent', 'Can delete consent'),
(156, 38, 'view_consent', 'Can view consent'),
(157, 39, 'add_formerhandle', 'Can add former handle'),
(158, 39, 'change_formerhandle', 'Can change former handle'),
(159, 39, 'delete_formerhandle', 'Can delete former handle'),
(160, 39, 'view_formerhandle', 'Can view former handle'),
(161, 41, 'add_permission', 'Can add permission'),
(162, 41, 'change_permission', 'Can change permission'),
(163, 41, 'delete_permission', 'Can delete permission'),
(164, 41, 'view_permission', 'Can view permission'),
(165, 42, 'add_group', 'Can add group'),
(166, 42, 'change_group', 'Can change group'),
(167, 42, 'delete_group', 'Can delete group'),
(168, 42, 'view_group', 'Can view group'),
(169, 43, 'add_contenttype', 'Can add content type'),
(170, 43, 'change_contenttype', 'Can change content type'),
(171, 43, 'delete_contenttype', 'Can delete content type'),
(172, 43, 'view_contenttype', 'Can view content type'),
(173, 44, 'access_admin', 'Can access Wagtail admin'),
(174, 45, 'add_document', 'Can add document'),
(175, 45, 'change_document', 'Can change document'),
(176, 45, 'delete_document', 'Can delete document'),
(177, 45, 'choose_document', 'Can choose document'),
(178, 45, 'view_document', 'Can view document'),
(179, 46, 'add_tag', 'Can add tag'),
(180, 46, 'change_tag', 'Can change tag'),
(181, 46, 'delete_tag', 'Can delete tag'),
(182, 46, 'view_tag', 'Can view tag'),
(183, 47, 'add_taggeditem', 'Can add tagged item'),
(184, 47, 'change_taggeditem', 'Can change tagged item'),
(185, 47, 'delete_taggeditem', 'Can delete tagged item'),
(186, 47, 'view_taggeditem', 'Can view tagged item'),
(187, 48, 'add_userprofile', 'Can add user profile'),
(188, 48, 'change_userprofile', 'Can change user profile'),
(189, 48, 'delete_userprofile', 'Can delete user profile'),
(190, 48, 'view_userprofile', 'Can view user profile'),
(191, 49, 'add_image', 'Can add image'),
(192, 49, 'change_image', 'Can change image'),
(193, 49, 'delete_image', 'Can delete image'),
(194, 49, 'choose_image', 'Can choose image'),
(195, 49, 'view_image', 'Can view image'),
(196, 50, 'add_rendition', 'Can add rendition'),
(197, 50, 'change_rendition', 'Can change rendition'),
(198, 50, 'delete_rendition', 'Can delete rendition'),
(199, 50, 'view_rendition', 'Can view rendition'),
(200, 51, 'view_redirect', 'Can view redirect');
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES
(201, 51, 'add_redirect', 'Can add redirect'),
(202, 51, 'change_redirect', 'Can change redirect'),
(203, 51, 'delete_redirect', 'Can delete redirect'),
(204, 52, 'view_tag', 'Can view tag'),
(205, 52, 'add_tag', 'Can add tag'),
(206, 52, 'change_tag', 'Can change tag'),
(207, 52, 'delete_tag', 'Can delete tag'),
(208, 53, 'view_sanction', 'Can view sanction'),
(209, 53, 'add_sanction', 'Can add sanction'),
(210, 53, 'change_sanction', 'Can change sanction'),
(211, 54, 'view_cannedreply', 'Can view cannedreply'),
(212, 54, 'add_cannedreply', 'Can add cannedreply'),
(213, 54, 'change_cannedreply', 'Can change cannedreply'),
(214, 54, 'delete_cannedreply', 'Can delete cannedreply'),
(215, 55, 'view_spokesperson', 'Can view spokesperson'),
(216, 55, 'add_spokesperson', 'Can add spokesperson'),
(217, 55, 'change_spokesperson', 'Can change spokesperson'),
(218, 55, 'delete_spokesperson', 'Can delete spokesperson'),
(219, 56, 'view_scoreformula', 'Can view scoreformula'),
(220, 56, 'add_scoreformula', 'Can add scoreformula'),
(221, 56, 'change_scoreformula', 'Can change scoreformula'),
(222, 57, 'view_dimension', 'Can view dimension'),
(223, 57, 'add_dimension', 'Can add dimension'),
(224, 57, 'change_dimension', 'Can change dimension'),
(225, 58, 'view_usequestion', 'Can view usequestion'),
(226, 58, 'add_usequestion', 'Can add usequestion'),
(227, 58, 'change_usequestion', 'Can change usequestion'),
(228, 59, 'view_contact', 'Can view contact'),
(229, 60, 'view_account', 'Can view account'),
(230, 61, 'view_case', 'Can view case'),
(231, 61, 'add_case', 'Can add case'),
(232, 61, 'change_case', 'Can change case'),
(233, 62, 'view_message', 'Can view message'),
(234, 62, 'add_message', 'Can add message'),
(235, 59, 'add_contact', 'Can add contact'),
(236, 59, 'change_contact', 'Can change contact'),
(237, 60, 'add_account', 'Can add account'),
(238, 60, 'change_account', 'Can change account'),
(239, 63, 'view_productsold', 'Can view productsold'),
(240, 63, 'change_productsold', 'Can change productsold'),
(241, 64, 'view_order', 'Can view order'),
(242, 64, 'add_order', 'Can add order'),
(243, 64, 'change_order', 'Can change order'),
(244, 65, 'view_refund', 'Can view refund'),
(245, 65, 'add_refund', 'Can add refund'),
(246, 66, 'view_subscription', 'Can view subscription'),
(247, 66, 'add_subscription', 'Can add subscription'),
(248, 66, 'change_subscription', 'Can change subscription'),
(249, 67, 'view_opportunity', 'Can view opportunity'),
(250, 67, 'add_opportunity', 'Can add opportunity'),
(251, 67, 'change_opportunity', 'Can change opportunity'),
(252, 68, 'view_touch', 'Can view touch'),
(253, 69, 'view_importrun', 'Can view importrun'),
(254, 69, 'add_importrun', 'Can add importrun'),
(255, 70, 'view_connection', 'Can view connection'),
(256, 70, 'change_connection', 'Can change connection'),
(257, 71, 'view_link', 'Can view link'),
(258, 71, 'change_link', 'Can change link'),
(259, 72, 'view_deadletter', 'Can view deadletter'),
(260, 72, 'change_deadletter', 'Can change deadletter'),
(261, 73, 'view_correction', 'Can view correction'),
(262, 73, 'change_correction', 'Can change correction'),
(263, 74, 'view_synclogentry', 'Can view synclogentry'),
(264, 75, 'view_reconciliationreport', 'Can view reconciliationreport'),
(265, 76, 'view_auditentry', 'Can view auditentry'),
(266, 77, 'change_membershipsettings', 'Can change membershipsettings'),
(267, 78, 'view_rule', 'Can view rule'),
(268, 78, 'add_rule', 'Can add rule'),
(269, 78, 'change_rule', 'Can change rule'),
(270, 78, 'delete_rule', 'Can delete rule'),
(271, 79, 'view_reasontemplate', 'Can view reasontemplate'),
(272, 79, 'add_reasontemplate', 'Can add reasontemplate'),
(273, 79, 'change_reasontemplate', 'Can change reasontemplate'),
(274, 79, 'delete_reasontemplate', 'Can delete reasontemplate'),
(275, 80, 'change_siteidentity', 'Can change siteidentity'),
(276, 81, 'view_activity', 'Can view activity'),
(277, 82, 'view_pendingreaction', 'Can view pendingreaction'),
(278, 82, 'change_pendingreaction', 'Can change pendingreaction'),
(279, 70, 'add_connection', 'Can add connection'),
(280, 70, 'delete_connection', 'Can delete connection'),
(281, 83, 'view_contactreading', 'Can view contactreading'),
(282, 60, 'see_revenue', 'May see amounts: orders, refunds, subscriptions, opportunities, revenue'),
(283, 84, 'open_private_content', 'May open private content; each reading is recorded'),
(284, 84, 'view_privatereading', 'Can view reading of private content'),
(285, 91, 'add_accessversion', 'Can add version of the rights'),
(286, 91, 'change_accessversion', 'Can change version of the rights'),
(287, 91, 'delete_accessversion', 'Can delete version of the rights'),
(288, 91, 'view_accessversion', 'Can view version of the rights'),
(289, 80, 'add_siteidentity', 'Can add site identity'),
(290, 80, 'delete_siteidentity', 'Can delete site identity'),
(291, 80, 'view_siteidentity', 'Can view site identity'),
(292, 92, 'add_periodicjob', 'Can add periodic job'),
(293, 92, 'change_periodicjob', 'Can change periodic job'),
(294, 92, 'delete_periodicjob', 'Can delete periodic job'),
(295, 92, 'view_periodicjob', 'Can view periodic job'),
(296, 93, 'add_workerbeat', 'Can add worker'),
(297, 93, 'change_workerbeat', 'Can change worker'),
(298, 93, 'delete_workerbeat', 'Can delete worker'),
(299, 93, 'view_workerbeat', 'Can view worker'),
(300, 81, 'add_activity', 'Can add activity'),
(301, 81, 'change_activity', 'Can change activity'),
(302, 81, 'delete_activity', 'Can delete activity'),
(303, 82, 'add_pendingreaction', 'Can add pending job'),
(304, 82, 'delete_pendingreaction', 'Can delete pending job'),
(305, 94, 'add_privaterelease', 'Can add confidential figures'),
(306, 94, 'change_privaterelease', 'Can change confidential figures'),
(307, 94, 'delete_privaterelease', 'Can delete confidential figures'),
(308, 94, 'view_privaterelease', 'Can view confidential figures'),
(309, 95, 'add_promise', 'Can add promise'),
(310, 95, 'change_promise', 'Can change promise'),
(311, 95, 'delete_promise', 'Can delete promise'),
(312, 95, 'view_promise', 'Can view promise'),
(313, 96, 'add_releaseledger', 'Can add ledger of confidential figures'),
(314, 96, 'change_releaseledger', 'Can change ledger of confidential figures'),
(315, 96, 'delete_releaseledger', 'Can delete ledger of confidential figures'),
(316, 96, 'view_releaseledger', 'Can view ledger of confidential figures'),
(317, 77, 'add_membershipsettings', 'Can add membership'),
(318, 77, 'delete_membershipsettings', 'Can delete membership'),
(319, 77, 'view_membershipsettings', 'Can view membership'),
(320, 97, 'add_draft', 'Can add draft'),
(321, 97, 'change_draft', 'Can change draft'),
(322, 97, 'delete_draft', 'Can delete draft'),
(323, 97, 'view_draft', 'Can view draft'),
(324, 98, 'add_revision', 'Can add revision'),
(325, 98, 'change_revision', 'Can change revision'),
(326, 98, 'delete_revision', 'Can delete revision'),
(327, 98, 'view_revision', 'Can view revision'),
(328, 99, 'add_upload', 'Can add upload'),
(329, 99, 'change_upload', 'Can change upload'),
(330, 99, 'delete_upload', 'Can delete upload'),
(331, 99, 'view_upload', 'Can view upload'),
(332, 53, 'delete_sanction', 'Can delete sanction'),
(333, 100, 'view_decision', 'Can view decision'),
(334, 101, 'view_trustgrant', 'Can view trust level given'),
(335, 103, 'add_flag', 'Can add flag'),
(336, 103, 'change_flag', 'Can change flag'),
(337, 103, 'delete_flag', 'Can delete flag'),
(338, 103, 'view_flag', 'Can view flag'),
(339, 88, 'add_productindexpage', 'Can add product list'),
(340, 88, 'change_productindexpage', 'Can change product list'),
(341, 88, 'delete_productindexpage', 'Can delete product list'),
(342, 88, 'view_productindexpage', 'Can view product list'),
(343, 105, 'add_productpage', 'Can add product'),
(344, 105, 'change_productpage', 'Can change product'),
(345, 105, 'delete_productpage', 'Can delete product'),
(346, 105, 'view_productpage', 'Can view product'),
(347, 106, 'add_ownedproduct', 'Can add owned product'),
(348, 106, 'change_ownedproduct', 'Can change owned product'),
(349, 106, 'delete_ownedproduct', 'Can delete owned product'),
(350, 106, 'view_ownedproduct', 'Can view owned product'),
(351, 40, 'add_articlecategory', 'Can add article category'),
(352, 40, 'change_articlecategory', 'Can change article category'),
(353, 40, 'delete_articlecategory', 'Can delete article category'),
(354, 40, 'view_articlecategory', 'Can view article category'),
(355, 87, 'add_articleindexpage', 'Can add article list'),
(356, 87, 'change_articleindexpage', 'Can change article list'),
(357, 87, 'delete_articleindexpage', 'Can delete article list'),
(358, 87, 'view_articleindexpage', 'Can view article list'),
(359, 107, 'add_articlepage', 'Can add article'),
(360, 107, 'change_articlepage', 'Can change article'),
(361, 107, 'delete_articlepage', 'Can delete article'),
(362, 107, 'view_articlepage', 'Can view article'),
(363, 108, 'add_articletally', 'Can add figures of an article'),
(364, 108, 'change_articletally', 'Can change figures of an article'),
(365, 108, 'delete_articletally', 'Can delete figures of an article'),
(366, 108, 'view_articletally', 'Can view figures of an article'),
(367, 90, 'add_editorialreview', 'Can add review by another editor'),
(368, 90, 'change_editorialreview', 'Can change review by another editor'),
(369, 90, 'delete_editorialreview', 'Can delete review by another editor'),
(370, 90, 'view_editorialreview', 'Can view review by another editor'),
(371, 109, 'add_articlevote', 'Can add vote on an article'),
(372, 109, 'change_articlevote', 'Can change vote on an article'),
(373, 109, 'delete_articlevote', 'Can delete vote on an article'),
(374, 109, 'view_articlevote', 'Can view vote on an article'),
(375, 60, 'delete_account', 'Can delete account'),
(376, 59, 'delete_contact', 'Can delete contact'),
(377, 61, 'delete_case', 'Can delete case'),
(378, 112, 'add_contactemail', 'Can add further e-mail address'),
(379, 112, 'change_contactemail', 'Can change further e-mail address'),
(380, 112, 'delete_contactemail', 'Can delete further e-mail address'),
(381, 112, 'view_contactemail', 'Can view further e-mail address'),
(382, 62, 'change_message', 'Can change message'),
(383, 62, 'delete_message', 'Can delete message'),
(384, 67, 'delete_opportunity', 'Can delete opportunity'),
(385, 64, 'delete_order', 'Can delete order'),
(386, 63, 'add_productsold', 'Can add product sold'),
(387, 63, 'delete_productsold', 'Can delete product sold'),
(388, 118, 'add_orderline', 'Can add order line'),
(389, 118, 'change_orderline', 'Can change order line'),
(390, 118, 'delete_orderline', 'Can delete order line'),
(391, 118, 'view_orderline', 'Can view order line'),
(392, 65, 'change_refund', 'Can change refund'),
(393, 65, 'delete_refund', 'Can delete refund'),
(394, 66, 'delete_subscription', 'Can delete subscription'),
(395, 123, 'add_timelineentry', 'Can add timeline entry'),
(396, 123, 'change_timelineentry', 'Can change timeline entry'),
(397, 123, 'delete_timelineentry', 'Can delete timeline entry'),
(398, 123, 'view_timelineentry', 'Can view timeline entry'),
(399, 68, 'add_touch', 'Can add lead touch'),
(400, 68, 'change_touch', 'Can change lead touch');
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES
(401, 68, 'delete_touch', 'Can delete lead touch'),
(402, 124, 'add_boardmoved', 'Can add board moved'),
(403, 124, 'change_boardmoved', 'Can change board moved'),
(404, 124, 'delete_boardmoved', 'Can delete board moved'),
(405, 124, 'view_boardmoved', 'Can view board moved'),
(406, 125, 'add_conversationpage', 'Can add conversation with statements'),
(407, 125, 'change_conversationpage', 'Can change conversation with statements'),
(408, 125, 'delete_conversationpage', 'Can delete conversation with statements'),
(409, 125, 'view_conversationpage', 'Can view conversation with statements'),
(410, 126, 'add_pollpage', 'Can add poll'),
(411, 126, 'change_pollpage', 'Can change poll'),
(412, 126, 'delete_pollpage', 'Can delete poll'),
(413, 126, 'view_pollpage', 'Can view poll'),
(414, 127, 'add_askingterms', 'Can add terms of a question'),
(415, 127, 'change_askingterms', 'Can change terms of a question'),
(416, 127, 'delete_askingterms', 'Can delete terms of a question'),
(417, 127, 'view_askingterms', 'Can view terms of a question'),
(418, 128, 'add_opinionmap', 'Can add map of opinions'),
(419, 128, 'change_opinionmap', 'Can change map of opinions'),
(420, 128, 'delete_opinionmap', 'Can delete map of opinions'),
(421, 128, 'view_opinionmap', 'Can view map of opinions'),
(422, 129, 'add_inlinepoll', 'Can add poll in a post'),
(423, 129, 'change_inlinepoll', 'Can change poll in a post'),
(424, 129, 'delete_inlinepoll', 'Can delete poll in a post'),
(425, 129, 'view_inlinepoll', 'Can view poll in a post'),
(426, 130, 'add_inlinechoice', 'Can add choice of a poll in a post'),
(427, 130, 'change_inlinechoice', 'Can change choice of a poll in a post'),
(428, 130, 'delete_inlinechoice', 'Can delete choice of a poll in a post'),
(429, 130, 'view_inlinechoice', 'Can view choice of a poll in a post'),
(430, 131, 'add_inlineballot', 'Can add vote in a poll in a post'),
(431, 131, 'change_inlineballot', 'Can change vote in a poll in a post'),
(432, 131, 'delete_inlineballot', 'Can delete vote in a poll in a post'),
(433, 131, 'view_inlineballot', 'Can view vote in a poll in a post'),
(434, 132, 'add_polltally', 'Can add figures of a poll'),
(435, 132, 'change_polltally', 'Can change figures of a poll'),
(436, 132, 'delete_polltally', 'Can delete figures of a poll'),
(437, 132, 'view_polltally', 'Can view figures of a poll'),
(438, 133, 'add_pollchoice', 'Can add choice'),
(439, 133, 'change_pollchoice', 'Can change choice'),
(440, 133, 'delete_pollchoice', 'Can delete choice'),
(441, 133, 'view_pollchoice', 'Can view choice'),
(442, 134, 'add_pollballot', 'Can add answer to a poll'),
(443, 134, 'change_pollballot', 'Can change answer to a poll'),
(444, 134, 'delete_pollballot', 'Can delete answer to a poll'),
(445, 134, 'view_pollballot', 'Can view answer to a poll'),
(446, 135, 'add_statement', 'Can add statement'),
(447, 135, 'change_statement', 'Can change statement'),
(448, 135, 'delete_statement', 'Can delete statement'),
(449, 135, 'view_statement', 'Can view statement'),
(450, 136, 'add_statementanswer', 'Can add answer to a statement'),
(451, 136, 'change_statementanswer', 'Can change answer to a statement'),
(452, 136, 'delete_statementanswer', 'Can delete answer to a statement'),
(453, 136, 'view_statementanswer', 'Can view answer to a statement'),
(454, 86, 'add_boardindexpage', 'Can add board list'),
(455, 86, 'change_boardindexpage', 'Can change board list'),
(456, 86, 'delete_boardindexpage', 'Can delete board list'),
(457, 86, 'view_boardindexpage', 'Can view board list'),
(458, 137, 'add_boardpage', 'Can add board'),
(459, 137, 'change_boardpage', 'Can change board'),
(460, 137, 'delete_boardpage', 'Can delete board'),
(461, 137, 'view_boardpage', 'Can view board'),
(462, 138, 'add_boardtally', 'Can add board tally'),
(463, 138, 'change_boardtally', 'Can change board tally'),
(464, 138, 'delete_boardtally', 'Can delete board tally'),
(465, 138, 'view_boardtally', 'Can view board tally'),
(466, 139, 'add_askfield', 'Can add field of the ask form'),
(467, 139, 'change_askfield', 'Can change field of the ask form'),
(468, 139, 'delete_askfield', 'Can delete field of the ask form'),
(469, 139, 'view_askfield', 'Can view field of the ask form'),
(470, 140, 'add_bulkact', 'Can add act on several topics'),
(471, 140, 'change_bulkact', 'Can change act on several topics'),
(472, 140, 'delete_bulkact', 'Can delete act on several topics'),
(473, 140, 'view_bulkact', 'Can view act on several topics'),
(474, 141, 'add_deflection', 'Can add confirmed deflection'),
(475, 141, 'change_deflection', 'Can change confirmed deflection'),
(476, 141, 'delete_deflection', 'Can delete confirmed deflection'),
(477, 141, 'view_deflection', 'Can view confirmed deflection'),
(478, 142, 'add_post', 'Can add post'),
(479, 142, 'change_post', 'Can change post'),
(480, 142, 'delete_post', 'Can delete post'),
(481, 142, 'view_post', 'Can view post'),
(482, 143, 'add_importedpost', 'Can add imported post'),
(483, 143, 'change_importedpost', 'Can change imported post'),
(484, 143, 'delete_importedpost', 'Can delete imported post'),
(485, 143, 'view_importedpost', 'Can view imported post'),
(486, 144, 'add_helpfulvote', 'Can add helpful vote'),
(487, 144, 'change_helpfulvote', 'Can change helpful vote'),
(488, 144, 'delete_helpfulvote', 'Can delete helpful vote'),
(489, 144, 'view_helpfulvote', 'Can view helpful vote'),
(490, 145, 'add_bookmark', 'Can add bookmark'),
(491, 145, 'change_bookmark', 'Can change bookmark'),
(492, 145, 'delete_bookmark', 'Can delete bookmark'),
(493, 145, 'view_bookmark', 'Can view bookmark'),
(494, 146, 'add_readuntil', 'Can add read until'),
(495, 146, 'change_readuntil', 'Can change read until'),
(496, 146, 'delete_readuntil', 'Can delete read until'),
(497, 146, 'view_readuntil', 'Can view read until'),
(498, 147, 'add_topic', 'Can add topic'),
(499, 147, 'change_topic', 'Can change topic'),
(500, 147, 'delete_topic', 'Can delete topic'),
(501, 147, 'view_topic', 'Can view topic'),
(502, 148, 'add_staffnote', 'Can add staff note'),
(503, 148, 'change_staffnote', 'Can change staff note'),
(504, 148, 'delete_staffnote', 'Can delete staff note'),
(505, 148, 'view_staffnote', 'Can view staff note'),
(506, 149, 'add_problemvote', 'Can add problem vote'),
(507, 149, 'change_problemvote', 'Can change problem vote'),
(508, 149, 'delete_problemvote', 'Can delete problem vote'),
(509, 149, 'view_problemvote', 'Can view problem vote'),
(510, 150, 'add_postmoved', 'Can add post that moved'),
(511, 150, 'change_postmoved', 'Can change post that moved'),
(512, 150, 'delete_postmoved', 'Can delete post that moved'),
(513, 150, 'view_postmoved', 'Can view post that moved'),
(514, 151, 'add_bulkitem', 'Can add topic of an act'),
(515, 151, 'change_bulkitem', 'Can change topic of an act'),
(516, 151, 'delete_bulkitem', 'Can delete topic of an act'),
(517, 151, 'view_bulkitem', 'Can view topic of an act'),
(518, 152, 'add_topicread', 'Can add topic read'),
(519, 152, 'change_topicread', 'Can change topic read'),
(520, 152, 'delete_topicread', 'Can delete topic read'),
(521, 152, 'view_topicread', 'Can view topic read'),
(522, 153, 'add_ideaboardindexpage', 'Can add idea board list'),
(523, 153, 'change_ideaboardindexpage', 'Can change idea board list'),
(524, 153, 'delete_ideaboardindexpage', 'Can delete idea board list'),
(525, 153, 'view_ideaboardindexpage', 'Can view idea board list'),
(526, 154, 'add_ideaboardpage', 'Can add idea board'),
(527, 154, 'change_ideaboardpage', 'Can change idea board'),
(528, 154, 'delete_ideaboardpage', 'Can delete idea board'),
(529, 154, 'view_ideaboardpage', 'Can view idea board'),
(530, 155, 'add_idea', 'Can add idea'),
(531, 155, 'change_idea', 'Can change idea'),
(532, 155, 'delete_idea', 'Can delete idea'),
(533, 155, 'view_idea', 'Can view idea'),
(534, 156, 'add_ideaboardtally', 'Can add idea board tally'),
(535, 156, 'change_ideaboardtally', 'Can change idea board tally'),
(536, 156, 'delete_ideaboardtally', 'Can delete idea board tally'),
(537, 156, 'view_ideaboardtally', 'Can view idea board tally'),
(538, 157, 'add_ballot', 'Can add ballot'),
(539, 157, 'change_ballot', 'Can change ballot'),
(540, 157, 'delete_ballot', 'Can delete ballot'),
(541, 157, 'view_ballot', 'Can view ballot'),
(542, 158, 'add_ideacomment', 'Can add comment on an idea'),
(543, 158, 'change_ideacomment', 'Can change comment on an idea'),
(544, 158, 'delete_ideacomment', 'Can delete comment on an idea'),
(545, 158, 'view_ideacomment', 'Can view comment on an idea'),
(546, 159, 'add_ideacommentvote', 'Can add idea comment vote'),
(547, 159, 'change_ideacommentvote', 'Can change idea comment vote'),
(548, 159, 'delete_ideacommentvote', 'Can delete idea comment vote'),
(549, 159, 'view_ideacommentvote', 'Can view idea comment vote'),
(550, 160, 'add_ideafield', 'Can add further question'),
(551, 160, 'change_ideafield', 'Can change further question'),
(552, 160, 'delete_ideafield', 'Can delete further question'),
(553, 160, 'view_ideafield', 'Can view further question'),
(554, 161, 'add_ideamerge', 'Can add merge of ideas'),
(555, 161, 'change_ideamerge', 'Can change merge of ideas'),
(556, 161, 'delete_ideamerge', 'Can delete merge of ideas'),
(557, 161, 'view_ideamerge', 'Can view merge of ideas'),
(558, 162, 'add_ideasplit', 'Can add split of an idea'),
(559, 162, 'change_ideasplit', 'Can change split of an idea'),
(560, 162, 'delete_ideasplit', 'Can delete split of an idea'),
(561, 162, 'view_ideasplit', 'Can view split of an idea'),
(562, 163, 'add_importedidea', 'Can add imported idea'),
(563, 163, 'change_importedidea', 'Can change imported idea'),
(564, 163, 'delete_importedidea', 'Can delete imported idea'),
(565, 163, 'view_importedidea', 'Can view imported idea'),
(566, 164, 'add_officialresponse', 'Can add official response'),
(567, 164, 'change_officialresponse', 'Can change official response'),
(568, 164, 'delete_officialresponse', 'Can delete official response'),
(569, 164, 'view_officialresponse', 'Can view official response'),
(570, 165, 'add_status', 'Can add status'),
(571, 165, 'change_status', 'Can change status'),
(572, 165, 'delete_status', 'Can delete status'),
(573, 165, 'view_status', 'Can view status'),
(574, 166, 'add_statuschange', 'Can add change of status'),
(575, 166, 'change_statuschange', 'Can change change of status'),
(576, 166, 'delete_statuschange', 'Can delete change of status'),
(577, 166, 'view_statuschange', 'Can view change of status'),
(578, 167, 'add_vote', 'Can add vote'),
(579, 167, 'change_vote', 'Can change vote'),
(580, 167, 'delete_vote', 'Can delete vote'),
(581, 167, 'view_vote', 'Can view vote'),
(582, 169, 'add_deliveryupdate', 'Can add delivery update'),
(583, 169, 'change_deliveryupdate', 'Can change delivery update'),
(584, 169, 'delete_deliveryupdate', 'Can delete delivery update'),
(585, 169, 'view_deliveryupdate', 'Can view delivery update'),
(586, 170, 'add_ranking', 'Can add ranking by comparisons'),
(587, 170, 'change_ranking', 'Can change ranking by comparisons'),
(588, 170, 'delete_ranking', 'Can delete ranking by comparisons'),
(589, 170, 'view_ranking', 'Can view ranking by comparisons'),
(590, 171, 'add_comparison', 'Can add comparison of ideas'),
(591, 171, 'change_comparison', 'Can change comparison of ideas'),
(592, 171, 'delete_comparison', 'Can delete comparison of ideas'),
(593, 171, 'view_comparison', 'Can view comparison of ideas'),
(594, 172, 'add_likelypair', 'Can add pair of ideas that may be the same'),
(595, 172, 'change_likelypair', 'Can change pair of ideas that may be the same'),
(596, 172, 'delete_likelypair', 'Can delete pair of ideas that may be the same'),
(597, 172, 'view_likelypair', 'Can view pair of ideas that may be the same'),
(598, 173, 'add_plannedchange', 'Can add change of several ideas'),
(599, 173, 'change_plannedchange', 'Can change change of several ideas'),
(600, 173, 'delete_plannedchange', 'Can delete change of several ideas');
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES
(601, 173, 'view_plannedchange', 'Can view change of several ideas'),
(602, 174, 'add_planneditem', 'Can add idea of a change'),
(603, 174, 'change_planneditem', 'Can change idea of a change'),
(604, 174, 'delete_planneditem', 'Can delete idea of a change'),
(605, 174, 'view_planneditem', 'Can view idea of a change'),
(606, 175, 'add_savedview', 'Can add saved view of the workbench'),
(607, 175, 'change_savedview', 'Can change saved view of the workbench'),
(608, 175, 'delete_savedview', 'Can delete saved view of the workbench'),
(609, 175, 'view_savedview', 'Can view saved view of the workbench'),
(610, 176, 'add_ideaagreement', 'Can add agreement on an idea'),
(611, 176, 'change_ideaagreement', 'Can change agreement on an idea'),
(612, 176, 'delete_ideaagreement', 'Can delete agreement on an idea'),
(613, 176, 'view_ideaagreement', 'Can view agreement on an idea'),
(614, 56, 'delete_scoreformula', 'Can delete score formula'),
(615, 177, 'add_ideanote', 'Can add internal note'),
(616, 177, 'change_ideanote', 'Can change internal note'),
(617, 177, 'delete_ideanote', 'Can delete internal note'),
(618, 177, 'view_ideanote', 'Can view internal note'),
(619, 178, 'add_scorefactor', 'Can add factor'),
(620, 178, 'change_scorefactor', 'Can change factor'),
(621, 178, 'delete_scorefactor', 'Can delete factor'),
(622, 178, 'view_scorefactor', 'Can view factor'),
(623, 179, 'add_ideascore', 'Can add score of an idea'),
(624, 179, 'change_ideascore', 'Can change score of an idea'),
(625, 179, 'delete_ideascore', 'Can delete score of an idea'),
(626, 179, 'view_ideascore', 'Can view score of an idea'),
(627, 180, 'add_trackerlink', 'Can add link to a tracker'),
(628, 180, 'change_trackerlink', 'Can change link to a tracker'),
(629, 180, 'delete_trackerlink', 'Can delete link to a tracker'),
(630, 180, 'view_trackerlink', 'Can view link to a tracker'),
(631, 181, 'add_contestpage', 'Can add idea contest'),
(632, 181, 'change_contestpage', 'Can change idea contest'),
(633, 181, 'delete_contestpage', 'Can delete idea contest'),
(634, 181, 'view_contestpage', 'Can view idea contest'),
(635, 182, 'add_contestballot', 'Can add contest ballot'),
(636, 182, 'change_contestballot', 'Can change contest ballot'),
(637, 182, 'delete_contestballot', 'Can delete contest ballot'),
(638, 182, 'view_contestballot', 'Can view contest ballot'),
(639, 183, 'add_entry', 'Can add contest entry'),
(640, 183, 'change_entry', 'Can change contest entry'),
(641, 183, 'delete_entry', 'Can delete contest entry'),
(642, 183, 'view_entry', 'Can view contest entry'),
(643, 184, 'add_entryvote', 'Can add vote for an entry'),
(644, 184, 'change_entryvote', 'Can change vote for an entry'),
(645, 184, 'delete_entryvote', 'Can delete vote for an entry'),
(646, 184, 'view_entryvote', 'Can view vote for an entry'),
(647, 185, 'add_juror', 'Can add member of a jury'),
(648, 185, 'change_juror', 'Can change member of a jury'),
(649, 185, 'delete_juror', 'Can delete member of a jury'),
(650, 185, 'view_juror', 'Can view member of a jury'),
(651, 186, 'add_jurycriterion', 'Can add criterion'),
(652, 186, 'change_jurycriterion', 'Can change criterion'),
(653, 186, 'delete_jurycriterion', 'Can delete criterion'),
(654, 186, 'view_jurycriterion', 'Can view criterion'),
(655, 187, 'add_juryscore', 'Can add points of the jury'),
(656, 187, 'change_juryscore', 'Can change points of the jury'),
(657, 187, 'delete_juryscore', 'Can delete points of the jury'),
(658, 187, 'view_juryscore', 'Can view points of the jury'),
(659, 188, 'add_occasion', 'Can add occasion'),
(660, 188, 'change_occasion', 'Can change occasion'),
(661, 188, 'delete_occasion', 'Can delete occasion'),
(662, 188, 'view_occasion', 'Can view occasion'),
(663, 189, 'add_contestresult', 'Can add contest result'),
(664, 189, 'change_contestresult', 'Can change contest result'),
(665, 189, 'delete_contestresult', 'Can delete contest result'),
(666, 189, 'view_contestresult', 'Can view contest result'),
(667, 190, 'add_changelogindexpage', 'Can add changelog'),
(668, 190, 'change_changelogindexpage', 'Can change changelog'),
(669, 190, 'delete_changelogindexpage', 'Can delete changelog'),
(670, 190, 'view_changelogindexpage', 'Can view changelog'),
(671, 191, 'add_changelogpage', 'Can add change'),
(672, 191, 'change_changelogpage', 'Can change change'),
(673, 191, 'delete_changelogpage', 'Can delete change'),
(674, 191, 'view_changelogpage', 'Can view change'),
(675, 192, 'add_changelogidea', 'Can add idea that asked for a change'),
(676, 192, 'change_changelogidea', 'Can change idea that asked for a change'),
(677, 192, 'delete_changelogidea', 'Can delete idea that asked for a change'),
(678, 192, 'view_changelogidea', 'Can view idea that asked for a change'),
(679, 193, 'add_shipment', 'Can add idea delivered with a change'),
(680, 193, 'change_shipment', 'Can change idea delivered with a change'),
(681, 193, 'delete_shipment', 'Can delete idea delivered with a change'),
(682, 193, 'view_shipment', 'Can view idea delivered with a change'),
(683, 194, 'add_productrating', 'Can add rating of a product'),
(684, 194, 'change_productrating', 'Can change rating of a product'),
(685, 194, 'delete_productrating', 'Can delete rating of a product'),
(686, 194, 'view_productrating', 'Can view rating of a product'),
(687, 57, 'delete_dimension', 'Can delete dimension of a rating'),
(688, 195, 'add_review', 'Can add review'),
(689, 195, 'change_review', 'Can change review'),
(690, 195, 'delete_review', 'Can delete review'),
(691, 195, 'view_review', 'Can view review'),
(692, 196, 'add_dimensionscore', 'Can add dimension score'),
(693, 196, 'change_dimensionscore', 'Can change dimension score'),
(694, 196, 'delete_dimensionscore', 'Can delete dimension score'),
(695, 196, 'view_dimensionscore', 'Can view dimension score'),
(696, 197, 'add_companyanswer', 'Can add company’s answer'),
(697, 197, 'change_companyanswer', 'Can change company’s answer'),
(698, 197, 'delete_companyanswer', 'Can delete company’s answer'),
(699, 197, 'view_companyanswer', 'Can view company’s answer'),
(700, 198, 'add_reviewphoto', 'Can add review photo'),
(701, 198, 'change_reviewphoto', 'Can change review photo'),
(702, 198, 'delete_reviewphoto', 'Can delete review photo'),
(703, 198, 'view_reviewphoto', 'Can view review photo'),
(704, 199, 'add_reviewreturn', 'Can add returned review'),
(705, 199, 'change_reviewreturn', 'Can change returned review'),
(706, 199, 'delete_reviewreturn', 'Can delete returned review'),
(707, 199, 'view_reviewreturn', 'Can view returned review'),
(708, 200, 'add_reviewversion', 'Can add earlier version of a review'),
(709, 200, 'change_reviewversion', 'Can change earlier version of a review'),
(710, 200, 'delete_reviewversion', 'Can delete earlier version of a review'),
(711, 200, 'view_reviewversion', 'Can view earlier version of a review'),
(712, 201, 'add_reviewvote', 'Can add vote on a review'),
(713, 201, 'change_reviewvote', 'Can change vote on a review'),
(714, 201, 'delete_reviewvote', 'Can delete vote on a review'),
(715, 201, 'view_reviewvote', 'Can view vote on a review'),
(716, 58, 'delete_usequestion', 'Can delete question of use'),
(717, 202, 'add_useoption', 'Can add answer to a question of use'),
(718, 202, 'change_useoption', 'Can change answer to a question of use'),
(719, 202, 'delete_useoption', 'Can delete answer to a question of use'),
(720, 202, 'view_useoption', 'Can view answer to a question of use'),
(721, 203, 'add_useanswer', 'Can add use answer'),
(722, 203, 'change_useanswer', 'Can change use answer'),
(723, 203, 'delete_useanswer', 'Can delete use answer'),
(724, 203, 'view_useanswer', 'Can view use answer'),
(725, 204, 'add_dimensiontally', 'Can add figures of a dimension'),
(726, 204, 'change_dimensiontally', 'Can change figures of a dimension'),
(727, 204, 'delete_dimensiontally', 'Can delete figures of a dimension'),
(728, 204, 'view_dimensiontally', 'Can view figures of a dimension'),
(729, 205, 'add_monthtally', 'Can add figures of a month'),
(730, 205, 'change_monthtally', 'Can change figures of a month'),
(731, 205, 'delete_monthtally', 'Can delete figures of a month'),
(732, 205, 'view_monthtally', 'Can view figures of a month'),
(733, 206, 'add_askedsearch', 'Can add search that was made'),
(734, 206, 'change_askedsearch', 'Can change search that was made'),
(735, 206, 'delete_askedsearch', 'Can delete search that was made'),
(736, 206, 'view_askedsearch', 'Can view search that was made'),
(737, 207, 'add_searchentry', 'Can add search entry'),
(738, 207, 'change_searchentry', 'Can change search entry'),
(739, 207, 'delete_searchentry', 'Can delete search entry'),
(740, 207, 'view_searchentry', 'Can view search entry'),
(741, 208, 'add_notification', 'Can add notification'),
(742, 208, 'change_notification', 'Can change notification'),
(743, 208, 'delete_notification', 'Can delete notification'),
(744, 208, 'view_notification', 'Can view notification'),
(745, 209, 'add_outgoingemail', 'Can add e-mail'),
(746, 209, 'change_outgoingemail', 'Can change e-mail'),
(747, 209, 'delete_outgoingemail', 'Can delete e-mail'),
(748, 209, 'view_outgoingemail', 'Can view e-mail'),
(749, 210, 'add_preference', 'Can add preference'),
(750, 210, 'change_preference', 'Can change preference'),
(751, 210, 'delete_preference', 'Can delete preference'),
(752, 210, 'view_preference', 'Can view preference'),
(753, 211, 'add_digest', 'Can add digest'),
(754, 211, 'change_digest', 'Can change digest'),
(755, 211, 'delete_digest', 'Can delete digest'),
(756, 211, 'view_digest', 'Can view digest'),
(757, 212, 'add_follow', 'Can add follow'),
(758, 212, 'change_follow', 'Can change follow'),
(759, 212, 'delete_follow', 'Can delete follow'),
(760, 212, 'view_follow', 'Can view follow'),
(761, 213, 'add_articlesource', 'Can add source of an article'),
(762, 213, 'change_articlesource', 'Can change source of an article'),
(763, 213, 'delete_articlesource', 'Can delete source of an article'),
(764, 213, 'view_articlesource', 'Can view source of an article'),
(765, 214, 'add_ideasource', 'Can add source of an idea'),
(766, 214, 'change_ideasource', 'Can change source of an idea'),
(767, 214, 'delete_ideasource', 'Can delete source of an idea'),
(768, 214, 'view_ideasource', 'Can view source of an idea'),
(769, 85, 'add_homepage', 'Can add home page'),
(770, 85, 'change_homepage', 'Can change home page'),
(771, 85, 'delete_homepage', 'Can delete home page'),
(772, 85, 'view_homepage', 'Can view home page'),
(773, 217, 'add_landingpage', 'Can add landing page'),
(774, 217, 'change_landingpage', 'Can change landing page'),
(775, 217, 'delete_landingpage', 'Can delete landing page'),
(776, 217, 'view_landingpage', 'Can view landing page'),
(777, 89, 'add_textpage', 'Can add text page'),
(778, 89, 'change_textpage', 'Can change text page'),
(779, 89, 'delete_textpage', 'Can delete text page'),
(780, 89, 'view_textpage', 'Can view text page'),
(781, 218, 'add_miningrun', 'Can add look at what members say'),
(782, 218, 'change_miningrun', 'Can change look at what members say'),
(783, 218, 'delete_miningrun', 'Can delete look at what members say'),
(784, 218, 'view_miningrun', 'Can view look at what members say'),
(785, 219, 'add_minedtheme', 'Can add theme'),
(786, 219, 'change_minedtheme', 'Can change theme'),
(787, 219, 'delete_minedtheme', 'Can delete theme'),
(788, 219, 'view_minedtheme', 'Can view theme'),
(789, 220, 'add_minedcluster', 'Can add cluster of ideas and topics'),
(790, 220, 'change_minedcluster', 'Can change cluster of ideas and topics'),
(791, 220, 'delete_minedcluster', 'Can delete cluster of ideas and topics'),
(792, 220, 'view_minedcluster', 'Can view cluster of ideas and topics'),
(793, 221, 'add_mention', 'Can add mention of a theme'),
(794, 221, 'change_mention', 'Can change mention of a theme'),
(795, 221, 'delete_mention', 'Can delete mention of a theme'),
(796, 221, 'view_mention', 'Can view mention of a theme'),
(797, 222, 'add_demothing', 'Can add part of the demo'),
(798, 222, 'change_demothing', 'Can change part of the demo'),
(799, 222, 'delete_demothing', 'Can delete part of the demo'),
(800, 222, 'view_demothing', 'Can view part of the demo');
INSERT INTO "auth_permission" ("id", "content_type_id", "codename", "name") VALUES
(801, 223, 'add_importsource', 'Can add import source'),
(802, 223, 'change_importsource', 'Can change import source'),
(803, 223, 'delete_importsource', 'Can delete import source'),
(804, 223, 'view_importsource', 'Can view import source'),
(805, 224, 'add_importedtext', 'Can add imported text'),
(806, 224, 'change_importedtext', 'Can change imported text'),
(807, 224, 'delete_importedtext', 'Can delete imported text'),
(808, 224, 'view_importedtext', 'Can view imported text'),
(809, 225, 'add_embed', 'Can add embed'),
(810, 225, 'change_embed', 'Can change embed'),
(811, 225, 'delete_embed', 'Can delete embed'),
(812, 225, 'view_embed', 'Can view embed'),
(813, 226, 'add_indexentry', 'Can add index entry'),
(814, 226, 'change_indexentry', 'Can change index entry'),
(815, 226, 'delete_indexentry', 'Can delete index entry'),
(816, 226, 'view_indexentry', 'Can view index entry'),
(817, 227, 'add_sqliteftsindexentry', 'Can add sqliteftsindexentry'),
(818, 227, 'change_sqliteftsindexentry', 'Can change sqliteftsindexentry'),
(819, 227, 'delete_sqliteftsindexentry', 'Can delete sqliteftsindexentry'),
(820, 227, 'view_sqliteftsindexentry', 'Can view sqliteftsindexentry'),
(821, 228, 'add_editingsession', 'Can add editing session'),
(822, 228, 'change_editingsession', 'Can change editing session'),
(823, 228, 'delete_editingsession', 'Can delete editing session'),
(824, 228, 'view_editingsession', 'Can view editing session'),
(825, 229, 'add_formstate', 'Can add form state'),
(826, 229, 'change_formstate', 'Can change form state'),
(827, 229, 'delete_formstate', 'Can delete form state'),
(828, 229, 'view_formstate', 'Can view form state'),
(829, 230, 'add_dbtaskresult', 'Can add Task Result'),
(830, 230, 'change_dbtaskresult', 'Can change Task Result'),
(831, 230, 'delete_dbtaskresult', 'Can delete Task Result'),
(832, 230, 'view_dbtaskresult', 'Can view Task Result'),
(833, 231, 'add_emailaddress', 'Can add email address'),
(834, 231, 'change_emailaddress', 'Can change email address'),
(835, 231, 'delete_emailaddress', 'Can delete email address'),
(836, 231, 'view_emailaddress', 'Can view email address'),
(837, 232, 'add_emailconfirmation', 'Can add email confirmation'),
(838, 232, 'change_emailconfirmation', 'Can change email confirmation'),
(839, 232, 'delete_emailconfirmation', 'Can delete email confirmation'),
(840, 232, 'view_emailconfirmation', 'Can view email confirmation'),
(841, 233, 'add_authenticator', 'Can add authenticator'),
(842, 233, 'change_authenticator', 'Can change authenticator'),
(843, 233, 'delete_authenticator', 'Can delete authenticator'),
(844, 233, 'view_authenticator', 'Can view authenticator'),
(845, 234, 'add_usersession', 'Can add user session'),
(846, 234, 'change_usersession', 'Can change user session'),
(847, 234, 'delete_usersession', 'Can delete user session'),
(848, 234, 'view_usersession', 'Can view user session'),
(849, 235, 'add_socialaccount', 'Can add social account'),
(850, 235, 'change_socialaccount', 'Can change social account'),
(851, 235, 'delete_socialaccount', 'Can delete social account'),
(852, 235, 'view_socialaccount', 'Can view social account'),
(853, 236, 'add_socialapp', 'Can add social application'),
(854, 236, 'change_socialapp', 'Can change social application'),
(855, 236, 'delete_socialapp', 'Can delete social application'),
(856, 236, 'view_socialapp', 'Can view social application'),
(857, 237, 'add_socialtoken', 'Can add social application token'),
(858, 237, 'change_socialtoken', 'Can change social application token'),
(859, 237, 'delete_socialtoken', 'Can delete social application token'),
(860, 237, 'view_socialtoken', 'Can view social application token'),
(861, 238, 'add_logentry', 'Can add log entry'),
(862, 238, 'change_logentry', 'Can change log entry'),
(863, 238, 'delete_logentry', 'Can delete log entry'),
(864, 238, 'view_logentry', 'Can view log entry'),
(865, 239, 'add_session', 'Can add session'),
(866, 239, 'change_session', 'Can change session'),
(867, 239, 'delete_session', 'Can delete session'),
(868, 239, 'view_session', 'Can view session');
INSERT INTO "django_content_type" ("id", "app_label", "model") VALUES
(1, 'wagtailcore', 'page'),
(2, 'wagtailcore', 'groupapprovaltask'),
(3, 'wagtailcore', 'locale'),
(4, 'wagtailcore', 'site'),
(5, 'wagtailcore', 'groupsitepermission'),
(6, 'wagtailcore', 'apitoken'),
(7, 'wagtailcore', 'modellogentry'),
(8, 'wagtailcore', 'revision'),
(9, 'wagtailcore', 'collectionviewrestriction'),
(10, 'wagtailcore', 'collection'),
(11, 'wagtailcore', 'groupcollectionpermission'),
(12, 'wagtailcore', 'uploadedfile'),
(13, 'wagtailcore', 'workflowcontenttype'),
(14, 'wagtailcore', 'workflowstate'),
(15, 'wagtailcore', 'workflow'),
(16, 'wagtailcore', 'workflowtask'),
(17, 'wagtailcore', 'task'),
(18, 'wagtailcore', 'taskstate'),
(19, 'wagtailcore', 'grouppagepermission'),
(20, 'wagtailcore', 'pageviewrestriction'),
(21, 'wagtailcore', 'workflowpage'),
(22, 'wagtailcore', 'pagelogentry'),
(23, 'wagtailcore', 'comment'),
(24, 'wagtailcore', 'commentreply'),
(25, 'wagtailcore', 'pagesubscription'),
(26, 'wagtailcore', 'referenceindex'),
(27, 'members', 'codetries'),
(28, 'members', 'organisation'),
(29, 'members', 'segment'),
(30, 'members', 'member'),
(31, 'members', 'entrylink'),
(32, 'members', 'importedmember'),
(33, 'members', 'invitation'),
(34, 'members', 'memberclaim'),
(35, 'members', 'organisationmembership'),
(36, 'members', 'personalexport'),
(37, 'members', 'revenueband'),
(38, 'members', 'consent'),
(39, 'members', 'formerhandle'),
(40, 'articles', 'articlecategory'),
(41, 'auth', 'permission'),
(42, 'auth', 'group'),
(43, 'contenttypes', 'contenttype'),
(44, 'wagtailadmin', 'admin'),
(45, 'wagtaildocs', 'document'),
(46, 'taggit', 'tag'),
(47, 'taggit', 'taggeditem'),
(48, 'wagtailusers', 'userprofile'),
(49, 'wagtailimages', 'image'),
(50, 'wagtailimages', 'rendition'),
(51, 'wagtailredirects', 'redirect'),
(52, 'writing', 'tag'),
(53, 'moderation', 'sanction'),
(54, 'forums', 'cannedreply'),
(55, 'ideas', 'spokesperson'),
(56, 'internal_records', 'scoreformula'),
(57, 'ratings', 'dimension'),
(58, 'ratings', 'usequestion'),
(59, 'crm', 'contact'),
(60, 'crm', 'account'),
(61, 'crm', 'case'),
(62, 'crm', 'message'),
(63, 'crm', 'productsold'),
(64, 'crm', 'order'),
(65, 'crm', 'refund'),
(66, 'crm', 'subscription'),
(67, 'crm', 'opportunity'),
(68, 'crm', 'touch'),
(69, 'crm', 'importrun'),
(70, 'crm', 'connection'),
(71, 'crm', 'link'),
(72, 'crm', 'deadletter'),
(73, 'crm', 'correction'),
(74, 'crm', 'synclogentry'),
(75, 'crm', 'reconciliationreport'),
(76, 'crm', 'auditentry'),
(77, 'members', 'membershipsettings'),
(78, 'moderation', 'rule'),
(79, 'moderation', 'reasontemplate'),
(80, 'common', 'siteidentity'),
(81, 'activity', 'activity'),
(82, 'activity', 'pendingreaction'),
(83, 'crm', 'contactreading'),
(84, 'moderation', 'privatereading'),
(85, 'pages', 'homepage'),
(86, 'forums', 'boardindexpage'),
(87, 'articles', 'articleindexpage'),
(88, 'products', 'productindexpage'),
(89, 'pages', 'textpage'),
(90, 'articles', 'editorialreview'),
(91, 'common', 'accessversion'),
(92, 'activity', 'periodicjob'),
(93, 'activity', 'workerbeat'),
(94, 'activity', 'privaterelease'),
(95, 'activity', 'promise'),
(96, 'activity', 'releaseledger'),
(97, 'writing', 'draft'),
(98, 'writing', 'revision'),
(99, 'writing', 'upload'),
(100, 'moderation', 'decision'),
(101, 'moderation', 'trustgrant'),
(102, 'moderation', 'caseclaim'),
(103, 'moderation', 'flag'),
(104, 'moderation', 'accountcheck'),
(105, 'products', 'productpage'),
(106, 'products', 'ownedproduct'),
(107, 'articles', 'articlepage'),
(108, 'articles', 'articletally'),
(109, 'articles', 'articlevote'),
(110, 'crm', 'signingkey'),
(111, 'crm', 'columnmapping'),
(112, 'crm', 'contactemail'),
(113, 'crm', 'contactmerge'),
(114, 'crm', 'cursor'),
(115, 'crm', 'fieldmapping'),
(116, 'crm', 'inbox'),
(117, 'crm', 'outbox'),
(118, 'crm', 'orderline'),
(119, 'crm', 'readkind'),
(120, 'crm', 'receipt'),
(121, 'crm', 'sentevent'),
(122, 'crm', 'sharingquestion'),
(123, 'crm', 'timelineentry'),
(124, 'boards', 'boardmoved'),
(125, 'polls', 'conversationpage'),
(126, 'polls', 'pollpage'),
(127, 'polls', 'askingterms'),
(128, 'polls', 'opinionmap'),
(129, 'polls', 'inlinepoll'),
(130, 'polls', 'inlinechoice'),
(131, 'polls', 'inlineballot'),
(132, 'polls', 'polltally'),
(133, 'polls', 'pollchoice'),
(134, 'polls', 'pollballot'),
(135, 'polls', 'statement'),
(136, 'polls', 'statementanswer'),
(137, 'forums', 'boardpage'),
(138, 'forums', 'boardtally'),
(139, 'forums', 'askfield'),
(140, 'forums', 'bulkact'),
(141, 'forums', 'deflection'),
(142, 'forums', 'post'),
(143, 'forums', 'importedpost'),
(144, 'forums', 'helpfulvote'),
(145, 'forums', 'bookmark'),
(146, 'forums', 'readuntil'),
(147, 'forums', 'topic'),
(148, 'forums', 'staffnote'),
(149, 'forums', 'problemvote'),
(150, 'forums', 'postmoved'),
(151, 'forums', 'bulkitem'),
(152, 'forums', 'topicread'),
(153, 'ideas', 'ideaboardindexpage'),
(154, 'ideas', 'ideaboardpage'),
(155, 'ideas', 'idea'),
(156, 'ideas', 'ideaboardtally'),
(157, 'ideas', 'ballot'),
(158, 'ideas', 'ideacomment'),
(159, 'ideas', 'ideacommentvote'),
(160, 'ideas', 'ideafield'),
(161, 'ideas', 'ideamerge'),
(162, 'ideas', 'ideasplit'),
(163, 'ideas', 'importedidea'),
(164, 'ideas', 'officialresponse'),
(165, 'ideas', 'status'),
(166, 'ideas', 'statuschange'),
(167, 'ideas', 'vote'),
(168, 'ideas', 'votelink'),
(169, 'ideas', 'deliveryupdate'),
(170, 'pairwise', 'ranking'),
(171, 'pairwise', 'comparison'),
(172, 'duplicates', 'likelypair'),
(173, 'workbench', 'plannedchange'),
(174, 'workbench', 'planneditem'),
(175, 'workbench', 'savedview'),
(176, 'workbench', 'ideaagreement'),
(177, 'internal_records', 'ideanote'),
(178, 'internal_records', 'scorefactor'),
(179, 'internal_records', 'ideascore'),
(180, 'internal_records', 'trackerlink'),
(181, 'contests', 'contestpage'),
(182, 'contests', 'contestballot'),
(183, 'contests', 'entry'),
(184, 'contests', 'entryvote'),
(185, 'contests', 'juror'),
(186, 'contests', 'jurycriterion'),
(187, 'contests', 'juryscore'),
(188, 'contests', 'occasion'),
(189, 'contests', 'contestresult'),
(190, 'roadmap', 'changelogindexpage'),
(191, 'roadmap', 'changelogpage'),
(192, 'roadmap', 'changelogidea'),
(193, 'roadmap', 'shipment'),
(194, 'ratings', 'productrating'),
(195, 'ratings', 'review'),
(196, 'ratings', 'dimensionscore'),
(197, 'ratings', 'companyanswer'),
(198, 'ratings', 'reviewphoto'),
(199, 'ratings', 'reviewreturn'),
(200, 'ratings', 'reviewversion');
INSERT INTO "django_content_type" ("id", "app_label", "model") VALUES
(201, 'ratings', 'reviewvote'),
(202, 'ratings', 'useoption'),
(203, 'ratings', 'useanswer'),
(204, 'ratings', 'dimensiontally'),
(205, 'ratings', 'monthtally'),
(206, 'search', 'askedsearch'),
(207, 'search', 'searchentry'),
(208, 'notifications', 'notification'),
(209, 'notifications', 'outgoingemail'),
(210, 'notifications', 'preference'),
(211, 'notifications', 'digest'),
(212, 'notifications', 'follow'),
(213, 'conversions', 'articlesource'),
(214, 'conversions', 'ideasource'),
(215, 'conversions', 'topiccase'),
(216, 'conversions', 'casemessage'),
(217, 'pages', 'landingpage'),
(218, 'insights', 'miningrun'),
(219, 'insights', 'minedtheme'),
(220, 'insights', 'minedcluster'),
(221, 'insights', 'mention'),
(222, 'operations', 'demothing'),
(223, 'operations', 'importsource'),
(224, 'operations', 'importedtext'),
(225, 'wagtailembeds', 'embed'),
(226, 'wagtailsearch', 'indexentry'),
(227, 'wagtailsearch', 'sqliteftsindexentry'),
(228, 'wagtailadmin', 'editingsession'),
(229, 'wagtailadmin', 'formstate'),
(230, 'django_tasks_database', 'dbtaskresult'),
(231, 'account', 'emailaddress'),
(232, 'account', 'emailconfirmation'),
(233, 'mfa', 'authenticator'),
(234, 'usersessions', 'usersession'),
(235, 'socialaccount', 'socialaccount'),
(236, 'socialaccount', 'socialapp'),
(237, 'socialaccount', 'socialtoken'),
(238, 'admin', 'logentry'),
(239, 'sessions', 'session');
INSERT INTO "django_migrations" ("id", "app", "name", "applied") VALUES
(1, 'contenttypes', '0001_initial', '@now@'),
(2, 'contenttypes', '0002_remove_content_type_name', '@now@'),
(3, 'auth', '0001_initial', '@now@'),
(4, 'auth', '0002_alter_permission_name_max_length', '@now@'),
(5, 'auth', '0003_alter_user_email_max_length', '@now@'),
(6, 'auth', '0004_alter_user_username_opts', '@now@'),
(7, 'auth', '0005_alter_user_last_login_null', '@now@'),
(8, 'auth', '0006_require_contenttypes_0002', '@now@'),
(9, 'auth', '0007_alter_validators_add_error_messages', '@now@'),
(10, 'auth', '0008_alter_user_username_max_length', '@now@'),
(11, 'auth', '0009_alter_user_last_name_max_length', '@now@'),
(12, 'auth', '0010_alter_group_name_max_length', '@now@'),
(13, 'auth', '0011_update_proxy_permissions', '@now@'),
(14, 'auth', '0012_alter_user_first_name_max_length', '@now@'),
(15, 'members', '0001_initial', '@now@'),
(16, 'wagtailcore', '0001_initial', '@now@'),
(17, 'wagtailcore', '0002_initial_data', '@now@'),
(18, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '@now@'),
(19, 'wagtailcore', '0004_page_locked', '@now@'),
(20, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '@now@'),
(21, 'wagtailcore', '0006_add_lock_page_permission', '@now@'),
(22, 'wagtailcore', '0007_page_latest_revision_created_at', '@now@'),
(23, 'wagtailcore', '0008_populate_latest_revision_created_at', '@now@'),
(24, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '@now@'),
(25, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '@now@'),
(26, 'wagtailcore', '0011_page_first_published_at', '@now@'),
(27, 'wagtailcore', '0012_extend_page_slug_field', '@now@'),
(28, 'wagtailcore', '0013_update_golive_expire_help_text', '@now@'),
(29, 'wagtailcore', '0014_add_verbose_name', '@now@'),
(30, 'wagtailcore', '0015_add_more_verbose_names', '@now@'),
(31, 'wagtailcore', '0016_change_page_url_path_to_text_field', '@now@'),
(32, 'wagtailcore', '0017_change_edit_page_permission_description', '@now@'),
(33, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '@now@'),
(34, 'wagtailcore', '0019_verbose_names_cleanup', '@now@'),
(35, 'wagtailcore', '0020_add_index_on_page_first_published_at', '@now@'),
(36, 'wagtailcore', '0021_capitalizeverbose', '@now@'),
(37, 'wagtailcore', '0022_add_site_name', '@now@'),
(38, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '@now@'),
(39, 'wagtailcore', '0024_collection', '@now@'),
(40, 'wagtailcore', '0025_collection_initial_data', '@now@'),
(41, 'wagtailcore', '0026_group_collection_permission', '@now@'),
(42, 'wagtailcore', '0027_fix_collection_path_collation', '@now@'),
(43, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '@now@'),
(44, 'wagtailcore', '0028_merge', '@now@'),
(45, 'wagtailcore', '0029_unicode_slugfield_dj19', '@now@'),
(46, 'wagtailcore', '0030_index_on_pagerevision_created_at', '@now@'),
(47, 'wagtailcore', '0031_add_page_view_restriction_types', '@now@'),
(48, 'wagtailcore', '0032_add_bulk_delete_page_permission', '@now@'),
(49, 'wagtailcore', '0033_remove_golive_expiry_help_text', '@now@'),
(50, 'wagtailcore', '0034_page_live_revision', '@now@'),
(51, 'wagtailcore', '0035_page_last_published_at', '@now@'),
(52, 'wagtailcore', '0036_populate_page_last_published_at', '@now@'),
(53, 'wagtailcore', '0037_set_page_owner_editable', '@now@'),
(54, 'wagtailcore', '0038_make_first_published_at_editable', '@now@'),
(55, 'wagtailcore', '0039_collectionviewrestriction', '@now@'),
(56, 'wagtailcore', '0040_page_draft_title', '@now@'),
(57, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '@now@'),
(58, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '@now@'),
(59, 'wagtailcore', '0043_lock_fields', '@now@'),
(60, 'wagtailcore', '0044_add_unlock_grouppagepermission', '@now@'),
(61, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '@now@'),
(62, 'wagtailcore', '0046_site_name_remove_null', '@now@'),
(63, 'wagtailcore', '0047_add_workflow_models', '@now@'),
(64, 'wagtailcore', '0048_add_default_workflows', '@now@'),
(65, 'wagtailcore', '0049_taskstate_finished_by', '@now@'),
(66, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '@now@'),
(67, 'wagtailcore', '0051_taskstate_comment', '@now@'),
(68, 'wagtailcore', '0052_pagelogentry', '@now@'),
(69, 'wagtailcore', '0053_locale_model', '@now@'),
(70, 'wagtailcore', '0054_initial_locale', '@now@'),
(71, 'wagtailcore', '0055_page_locale_fields', '@now@'),
(72, 'wagtailcore', '0056_page_locale_fields_populate', '@now@'),
(73, 'wagtailcore', '0057_page_locale_fields_notnull', '@now@'),
(74, 'wagtailcore', '0058_page_alias_of', '@now@'),
(75, 'wagtailcore', '0059_apply_collection_ordering', '@now@'),
(76, 'wagtailcore', '0060_fix_workflow_unique_constraint', '@now@'),
(77, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '@now@'),
(78, 'wagtailcore', '0062_comment_models_and_pagesubscription', '@now@'),
(79, 'wagtailcore', '0063_modellogentry', '@now@'),
(80, 'wagtailcore', '0064_log_timestamp_indexes', '@now@'),
(81, 'wagtailcore', '0065_log_entry_uuid', '@now@'),
(82, 'wagtailcore', '0066_collection_management_permissions', '@now@'),
(83, 'wagtailcore', '0067_alter_pagerevision_content_json', '@now@'),
(84, 'wagtailcore', '0068_log_entry_empty_object', '@now@'),
(85, 'wagtailcore', '0069_log_entry_jsonfield', '@now@'),
(86, 'wagtailcore', '0070_rename_pagerevision_revision', '@now@'),
(87, 'wagtailcore', '0071_populate_revision_content_type', '@now@'),
(88, 'wagtailcore', '0072_alter_revision_content_type_notnull', '@now@'),
(89, 'wagtailcore', '0073_page_latest_revision', '@now@'),
(90, 'wagtailcore', '0074_revision_object_str', '@now@'),
(91, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '@now@'),
(92, 'wagtailcore', '0076_modellogentry_revision', '@now@'),
(93, 'wagtailcore', '0077_alter_revision_user', '@now@'),
(94, 'wagtailcore', '0078_referenceindex', '@now@'),
(95, 'wagtailcore', '0079_rename_taskstate_page_revision', '@now@'),
(96, 'wagtailcore', '0080_generic_workflowstate', '@now@'),
(97, 'wagtailcore', '0081_populate_workflowstate_content_type', '@now@'),
(98, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '@now@'),
(99, 'wagtailcore', '0083_workflowcontenttype', '@now@'),
(100, 'wagtailcore', '0084_add_default_page_permissions', '@now@'),
(101, 'wagtailcore', '0085_add_grouppagepermission_permission', '@now@'),
(102, 'wagtailcore', '0086_populate_grouppagepermission_permission', '@now@'),
(103, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '@now@'),
(104, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '@now@'),
(105, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '@now@'),
(106, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '@now@'),
(107, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '@now@'),
(108, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '@now@'),
(109, 'wagtailcore', '0093_uploadedfile', '@now@'),
(110, 'wagtailcore', '0094_alter_page_locale', '@now@'),
(111, 'wagtailcore', '0095_groupsitepermission', '@now@'),
(112, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '@now@'),
(113, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '@now@'),
(114, 'wagtailcore', '0098_apitoken', '@now@'),
(115, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '@now@'),
(116, 'taggit', '0001_initial', '@now@'),
(117, 'wagtailadmin', '0001_create_admin_access_permissions', '@now@'),
(118, 'wagtaildocs', '0001_initial', '@now@'),
(119, 'wagtaildocs', '0002_initial_data', '@now@'),
(120, 'wagtaildocs', '0003_add_verbose_names', '@now@'),
(121, 'wagtaildocs', '0004_capitalizeverbose', '@now@'),
(122, 'wagtaildocs', '0005_document_collection', '@now@'),
(123, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '@now@'),
(124, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '@now@'),
(125, 'wagtaildocs', '0007_merge', '@now@'),
(126, 'wagtaildocs', '0008_document_file_size', '@now@'),
(127, 'wagtaildocs', '0009_document_verbose_name_plural', '@now@'),
(128, 'wagtaildocs', '0010_document_file_hash', '@now@'),
(129, 'wagtaildocs', '0011_add_choose_permissions', '@now@'),
(130, 'wagtaildocs', '0012_uploadeddocument', '@now@'),
(131, 'wagtaildocs', '0013_delete_uploadeddocument', '@now@'),
(132, 'wagtaildocs', '0014_alter_document_file_size', '@now@'),
(133, 'wagtailusers', '0001_initial', '@now@'),
(134, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '@now@'),
(135, 'wagtailusers', '0003_add_verbose_names', '@now@'),
(136, 'wagtailusers', '0004_capitalizeverbose', '@now@'),
(137, 'wagtailusers', '0005_make_related_name_wagtail_specific', '@now@'),
(138, 'wagtailusers', '0006_userprofile_prefered_language', '@now@'),
(139, 'wagtailusers', '0007_userprofile_current_time_zone', '@now@'),
(140, 'wagtailusers', '0008_userprofile_avatar', '@now@'),
(141, 'wagtailusers', '0009_userprofile_verbose_name_plural', '@now@'),
(142, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '@now@'),
(143, 'wagtailusers', '0011_userprofile_dismissibles', '@now@'),
(144, 'wagtailusers', '0012_userprofile_theme', '@now@'),
(145, 'wagtailusers', '0013_userprofile_density', '@now@'),
(146, 'wagtailusers', '0014_userprofile_contrast', '@now@'),
(147, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '@now@'),
(148, 'wagtailimages', '0001_initial', '@now@'),
(149, 'wagtailimages', '0002_initial_data', '@now@'),
(150, 'wagtailimages', '0003_fix_focal_point_fields', '@now@'),
(151, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '@now@'),
(152, 'wagtailimages', '0005_make_filter_spec_unique', '@now@'),
(153, 'wagtailimages', '0006_add_verbose_names', '@now@'),
(154, 'wagtailimages', '0007_image_file_size', '@now@'),
(155, 'wagtailimages', '0008_image_created_at_index', '@now@'),
(156, 'wagtailimages', '0009_capitalizeverbose', '@now@'),
(157, 'wagtailimages', '0010_change_on_delete_behaviour', '@now@'),
(158, 'wagtailimages', '0011_image_collection', '@now@'),
(159, 'wagtailimages', '0012_copy_image_permissions_to_collections', '@now@'),
(160, 'wagtailimages', '0013_make_rendition_upload_callable', '@now@'),
(161, 'wagtailimages', '0014_add_filter_spec_field', '@now@'),
(162, 'wagtailimages', '0015_fill_filter_spec_field', '@now@'),
(163, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '@now@'),
(164, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '@now@'),
(165, 'wagtailimages', '0018_remove_rendition_filter', '@now@'),
(166, 'wagtailimages', '0019_delete_filter', '@now@'),
(167, 'wagtailimages', '0020_add-verbose-name', '@now@'),
(168, 'wagtailimages', '0021_image_file_hash', '@now@'),
(169, 'wagtailimages', '0022_uploadedimage', '@now@'),
(170, 'wagtailimages', '0023_add_choose_permissions', '@now@'),
(171, 'wagtailimages', '0024_index_image_file_hash', '@now@'),
(172, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '@now@'),
(173, 'wagtailimages', '0026_delete_uploadedimage', '@now@'),
(174, 'wagtailimages', '0027_image_description', '@now@'),
(175, 'wagtailimages', '0001_squashed_0021', '@now@'),
(176, 'account', '0001_initial', '@now@'),
(177, 'account', '0002_email_max_length', '@now@'),
(178, 'account', '0003_alter_emailaddress_create_unique_verified_email', '@now@'),
(179, 'account', '0004_alter_emailaddress_drop_unique_email', '@now@'),
(180, 'account', '0005_emailaddress_idx_upper_email', '@now@'),
(181, 'account', '0006_emailaddress_lower', '@now@'),
(182, 'account', '0007_emailaddress_idx_email', '@now@'),
(183, 'account', '0008_emailaddress_unique_primary_email_fixup', '@now@'),
(184, 'account', '0009_emailaddress_unique_primary_email', '@now@'),
(185, 'activity', '0001_initial', '@now@'),
(186, 'admin', '0001_initial', '@now@'),
(187, 'admin', '0002_logentry_remove_auto_add', '@now@'),
(188, 'admin', '0003_logentry_add_action_flag_choices', '@now@'),
(189, 'products', '0001_initial', '@now@'),
(190, 'articles', '0001_initial', '@now@'),
(191, 'boards', '0001_initial', '@now@'),
(192, 'common', '0001_initial', '@now@'),
(193, 'writing', '0001_initial', '@now@'),
(194, 'members', '0002_membership_settings', '@now@'),
(195, 'crm', '0001_initial', '@now@'),
(196, 'ideas', '0001_initial', '@now@'),
(197, 'contests', '0001_initial', '@now@'),
(198, 'polls', '0001_initial', '@now@'),
(199, 'forums', '0001_initial', '@now@'),
(200, 'conversions', '0001_initial', '@now@');
INSERT INTO "django_migrations" ("id", "app", "name", "applied") VALUES
(201, 'wagtailredirects', '0001_initial', '@now@'),
(202, 'wagtailredirects', '0002_add_verbose_names', '@now@'),
(203, 'wagtailredirects', '0003_make_site_field_editable', '@now@'),
(204, 'wagtailredirects', '0004_set_unique_on_path_and_site', '@now@'),
(205, 'wagtailredirects', '0005_capitalizeverbose', '@now@'),
(206, 'wagtailredirects', '0006_redirect_increase_max_length', '@now@'),
(207, 'wagtailredirects', '0007_add_autocreate_fields', '@now@'),
(208, 'wagtailredirects', '0008_add_verbose_name_plural', '@now@'),
(209, 'wagtailadmin', '0002_admin', '@now@'),
(210, 'wagtailadmin', '0003_admin_managed', '@now@'),
(211, 'wagtailadmin', '0004_editingsession', '@now@'),
(212, 'wagtailadmin', '0005_editingsession_is_editing', '@now@'),
(213, 'wagtailadmin', '0006_formstate', '@now@'),
(214, 'members', '0003_roles', '@now@'),
(215, 'crm', '0002_roles', '@now@'),
(216, 'django_tasks_database', '0001_initial', '@now@'),
(217, 'django_tasks_database', '0002_alter_dbtaskresult_options', '@now@'),
(218, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '@now@'),
(219, 'django_tasks_database', '0004_dbtaskresult_started_at', '@now@'),
(220, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '@now@'),
(221, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '@now@'),
(222, 'django_tasks_database', '0007_add_separate_results_fields', '@now@'),
(223, 'django_tasks_database', '0008_separate_results_field', '@now@'),
(224, 'django_tasks_database', '0009_remove_results_field', '@now@'),
(225, 'django_tasks_database', '0010_alter_dbtaskresult_status', '@now@'),
(226, 'django_tasks_database', '0011_rename_complete_status', '@now@'),
(227, 'django_tasks_database', '0012_add_separate_exception_fields', '@now@'),
(228, 'django_tasks_database', '0013_separate_exception_fields', '@now@'),
(229, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '@now@'),
(230, 'django_tasks_database', '0015_correctly_order_run_after', '@now@'),
(231, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '@now@'),
(232, 'django_tasks_database', '0017_dbtaskresult_metadata', '@now@'),
(233, 'django_tasks_database', '0018_rename_succeeded_status', '@now@'),
(234, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '@now@'),
(235, 'django_tasks_database', '0020_update_db_task_result_ordering', '@now@'),
(236, 'django_tasks_database', '0021_conditional_partial_index_ordering', '@now@'),
(237, 'duplicates', '0001_initial', '@now@'),
(238, 'insights', '0001_initial', '@now@'),
(239, 'internal_records', '0001_initial', '@now@'),
(240, 'internal_records', '0002_rice', '@now@'),
(241, 'mfa', '0001_initial', '@now@'),
(242, 'mfa', '0002_authenticator_timestamps', '@now@'),
(243, 'mfa', '0003_authenticator_type_uniq', '@now@'),
(244, 'moderation', '0001_initial', '@now@'),
(245, 'moderation', '0002_private_readings_stay', '@now@'),
(246, 'moderation', '0003_rules_and_reasons', '@now@'),
(247, 'moderation', '0004_checks_of_accounts', '@now@'),
(248, 'notifications', '0001_initial', '@now@'),
(249, 'operations', '0001_initial', '@now@'),
(250, 'pages', '0001_initial', '@now@'),
(251, 'pages', '0002_content', '@now@'),
(252, 'pairwise', '0001_initial', '@now@'),
(253, 'ratings', '0001_initial', '@now@'),
(254, 'ratings', '0002_roles', '@now@'),
(255, 'roadmap', '0001_initial', '@now@'),
(256, 'search', '0001_initial', '@now@'),
(257, 'search', '0002_full_text', '@now@'),
(258, 'sessions', '0001_initial', '@now@'),
(259, 'socialaccount', '0001_initial', '@now@'),
(260, 'socialaccount', '0002_token_max_lengths', '@now@'),
(261, 'socialaccount', '0003_extra_data_default_dict', '@now@'),
(262, 'socialaccount', '0004_app_provider_id_settings', '@now@'),
(263, 'socialaccount', '0005_socialtoken_nullable_app', '@now@'),
(264, 'socialaccount', '0006_alter_socialaccount_extra_data', '@now@'),
(265, 'taggit', '0002_auto_20150616_2121', '@now@'),
(266, 'taggit', '0003_taggeditem_add_unique_index', '@now@'),
(267, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '@now@'),
(268, 'taggit', '0005_auto_20220424_2025', '@now@'),
(269, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '@now@'),
(270, 'usersessions', '0001_initial', '@now@'),
(271, 'wagtailembeds', '0001_initial', '@now@'),
(272, 'wagtailembeds', '0002_add_verbose_names', '@now@'),
(273, 'wagtailembeds', '0003_capitalizeverbose', '@now@'),
(274, 'wagtailembeds', '0004_embed_verbose_name_plural', '@now@'),
(275, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '@now@'),
(276, 'wagtailembeds', '0006_add_embed_hash', '@now@'),
(277, 'wagtailembeds', '0007_populate_hash', '@now@'),
(278, 'wagtailembeds', '0008_allow_long_urls', '@now@'),
(279, 'wagtailembeds', '0009_embed_cache_until', '@now@'),
(280, 'wagtailsearch', '0001_initial', '@now@'),
(281, 'wagtailsearch', '0002_add_verbose_names', '@now@'),
(282, 'wagtailsearch', '0003_remove_editors_pick', '@now@'),
(283, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '@now@'),
(284, 'wagtailsearch', '0005_create_indexentry', '@now@'),
(285, 'wagtailsearch', '0006_customise_indexentry', '@now@'),
(286, 'wagtailsearch', '0007_delete_editorspick', '@now@'),
(287, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '@now@'),
(288, 'wagtailsearch', '0009_remove_ngram_autocomplete', '@now@'),
(289, 'wagtailsearch', '0010_add_text_fields', '@now@'),
(290, 'workbench', '0001_initial', '@now@');
INSERT INTO "forums_boardindexpage" ("page_ptr_id", "intro") VALUES
(4, '');
INSERT INTO "internal_records_scorefactor" ("id", "key", "name", "unit", "help", "scale", "is_positive", "order", "formula_id") VALUES
(1, 'reach', 'Reach', 'people per quarter', 'How many people will notice it within a quarter. Take measured figures where there are any.', '[]', 0, 0, 1),
(2, 'impact', 'Impact', '', 'How much it changes for each of them.', '[["3", "massive"], ["2", "high"], ["1", "medium"], ["0.5", "low"], ["0.25", "minimal"]]', 0, 1, 1),
(3, 'confidence', 'Confidence', '', 'How sure you are of the other figures. Below 50 % it is a guess.', '[["1", "100 %, high"], ["0.8", "80 %, medium"], ["0.5", "50 %, low"]]', 0, 2, 1),
(4, 'effort', 'Effort', 'person-months', 'What one person does in a month, of all who work on it together.', '[]', 1, 3, 1);
INSERT INTO "internal_records_scoreformula" ("id", "key", "name", "expression", "is_active", "order") VALUES
(1, 'rice', 'RICE', '(reach * impact * confidence) / effort', 1, 0);
INSERT INTO "members_revenueband" ("key", "name", "at_least", "currency") VALUES
('0-1k', 'Up to 1,000 a year', 0, 'EUR'),
('100k+', 'More than 100,000 a year', 10000000, 'EUR'),
('10k-100k', '10,000 to 100,000 a year', 1000000, 'EUR'),
('1k-10k', '1,000 to 10,000 a year', 100000, 'EUR');
INSERT INTO "members_segment" ("key", "name", "position") VALUES
('consumer', 'Consumer', 0),
('large', 'Large business', 3),
('mid', 'Mid-sized business', 2),
('partner', 'Partner', 4),
('small', 'Small business', 1);
INSERT INTO "moderation_reasontemplate" ("id", "title", "text", "language", "rule_id") VALUES
(1, 'Advertising, first time', 'This sells something, and members come here for help. You may say it again without the offer and its link.', '', 2),
(2, 'Advertising, again', 'This sells something, and a moderator has asked you before not to do that here. Write to us if you work for the maker.', '', 2),
(3, 'Unkind words', 'This is about the person and not about what they said. You may say again what you think is wrong, without that.', '', 1),
(4, 'Dangerous without a warning', 'Following this can hurt somebody. You may write it again with what can go wrong and who should not try it.', '', 3),
(5, 'Private data', 'This shows somebody''s private data. You may post it again without names, numbers and addresses.', '', 4),
(6, 'Wrong place', 'This belongs to another board, where more people know about it. Nothing is lost: its address stays, and so do its replies.', '', 5);
INSERT INTO "moderation_rule" ("id", "number", "title", "text", "flag_reason", "is_in_force") VALUES
(1, 1, 'Be kind', 'Criticise products and ideas, not people. No insults, threats or harassment, and nothing that belittles others for who they are.', 'rude', 1),
(2, 2, 'No advertising', 'No advertising, discount codes or links that are here to sell something. Say so when you work for whom you recommend.', 'spam', 1),
(3, 3, 'No dangerous advice', 'Do not advise what can hurt somebody or break their machine. Say which risks there are, and when it takes a specialist.', 'wrong', 1),
(4, 4, 'No private data of others', 'No names, addresses, telephone numbers, serial numbers or pictures of others without their consent. Take them out of logs and photographs.', 'private', 1),
(5, 5, 'Everything in its place', 'One question in one topic, on the board that it belongs to. Say it once; moderators move what stands in the wrong place.', 'off-topic', 1),
(6, 6, 'Nothing unlawful', 'Nothing that breaks the law or the rights of others, such as copied texts and pictures, and nothing that is here only to disturb.', 'other', 1);
INSERT INTO "pages_homepage" ("page_ptr_id", "headline", "intro", "main", "side", "is_greeting") VALUES
(3, 'What brings you here?', '', '[{"type": "search", "value": {"label": "Describe it in a few words", "example": "", "note": "Looks in {solved} solved questions and {articles} articles at once."}, "id": "ae414b5d-1aa9-5367-aadf-2cdcc72d943d"}, {"type": "intents", "value": {"intents": [{"page": 4, "address": "", "title": "Something is wrong", "text": "Ask, and people who know it will answer."}, {"page": 5, "address": "", "title": "I want to do it properly", "text": "Articles that were written here and checked."}, {"page": null, "address": "/topics/unanswered/", "title": "I can help", "text": "{unanswered} questions wait for a first answer."}]}, "id": "d5e28f19-74c8-546a-abd0-5bd836c5081d"}, {"type": "followed", "value": {"title": "What followed this week", "limit": 3}, "id": "dfb77589-8c51-5264-aea6-9d29f807fbc2"}, {"type": "latest", "value": {"title": "Latest", "limit": 8, "boards": [], "product": null}, "id": "755f2033-be17-5b47-8e28-c67c4c56fea1"}, {"type": "thanks", "value": {"title": "Thank you, this week", "limit": 6}, "id": "307bb5a5-657c-5b2d-9209-b54f0a223ea2"}]', '[{"type": "unanswered", "value": {"title": "You could answer these", "limit": 4, "boards": [], "product": null}, "id": "c2519c23-50c8-5536-8a92-b464a97e0f73"}, {"type": "articles", "value": {"title": "New articles", "limit": 4, "category": null, "chosen": []}, "id": "3e5e0e92-0e4f-5000-9b0c-d36730af0d3e"}]', 1);
INSERT INTO "pages_textpage" ("page_ptr_id", "body") VALUES
(7, '<p>This text is a sample. Whoever runs this community adapts it under Pages, Rules, and removes this line; the numbered rules are edited under Community, Rules.</p>
<h2>What helps</h2>
<ul>
<li>Ask so that you can be helped: what you did, what happened, what you expected.</li>
<li>Answer what was asked. If you do not know, it is all right to say nothing.</li>
<li>Accept the answer that helped. It costs a click and thanks two people: who wrote it, and who will look for it.</li>
</ul>
<h2>What happens when a rule is broken</h2>
<p>A moderator may hide a post, and its author is told which rule it is about, and why. Repeated or serious cases can end in a suspension, for a time or for good. Moderators are members too; a decision can be questioned by writing to them.</p>'),
(8, '<p>This text is a sample and no legal advice. Whoever runs this community adapts it under Pages, Privacy, and removes this line.</p>
<h2>What is kept about you</h2>
<ul>
<li>Your e-mail address, so that you can sign in and be told what you asked to be told. Other members never see it.</li>
<li>What you write here, with the time, under the name that you chose. Anybody who may read the board can read it.</li>
<li>What you do with what others wrote: answers that you accepted, posts that you found helpful.</li>
<li>Your sessions: when and with which kind of device you signed in. You see them, and can end them, in your settings.</li>
</ul>
<h2>What is not</h2>
<p>No page of this site loads anything from another company. There is no advertising and no tracking across sites. The cookies are those that keep you signed in, protect forms, and remember language and theme.</p>
<h2>What you can do</h2>
<p>In your settings you can download all that is held about you, correct it, and erase your account. When you erase it, you choose whether what you wrote stays without your name or goes as well.</p>
<h2>Who is responsible</h2>
<p>Write here the name and address of the responsible body, how long records are kept, and with whom they are shared.</p>'),
(9, '<p>This page is a sample. In many countries a site must say who runs it. Write here, under Pages, Imprint:</p>
<ul>
<li>the name of the company or person, and who represents it,</li>
<li>the postal address,</li>
<li>an e-mail address and a telephone number,</li>
<li>the entry in the register of companies and the tax number, where they exist.</li>
</ul>');
INSERT INTO "products_productindexpage" ("page_ptr_id", "intro") VALUES
(6, 'What this community is about.');
INSERT INTO "wagtailcore_collection" ("id", "path", "depth", "numchild", "name") VALUES
(1, '0001', 1, 0, 'Root');
INSERT INTO "wagtailcore_groupapprovaltask" ("task_ptr_id") VALUES
(1);
INSERT INTO "wagtailcore_groupapprovaltask_groups" ("id", "groupapprovaltask_id", "group_id") VALUES
(2, 1, 2),
(3, 1, 6);
INSERT INTO "wagtailcore_groupcollectionpermission" ("id", "collection_id", "group_id", "permission_id") VALUES
(1, 1, 2, 174),
(3, 1, 2, 175),
(5, 1, 2, 177),
(7, 1, 2, 191),
(9, 1, 2, 192),
(11, 1, 2, 194),
(13, 1, 1, 194),
(14, 1, 1, 177),
(15, 1, 3, 191),
(16, 1, 3, 174),
(17, 1, 3, 194),
(18, 1, 3, 177),
(19, 1, 4, 191),
(20, 1, 4, 174),
(21, 1, 4, 194),
(22, 1, 4, 177),
(23, 1, 6, 191),
(24, 1, 6, 174),
(25, 1, 6, 192),
(26, 1, 6, 175),
(27, 1, 6, 193),
(28, 1, 6, 176),
(29, 1, 6, 194),
(30, 1, 6, 177);
INSERT INTO "wagtailcore_grouppagepermission" ("id", "group_id", "page_id", "permission_id") VALUES
(4, 2, 1, 69),
(5, 2, 1, 70),
(8, 2, 1, 75),
(9, 2, 1, 74),
(10, 2, 1, 76),
(11, 3, 1, 69),
(12, 3, 1, 70),
(13, 6, 1, 69),
(14, 6, 1, 70),
(15, 6, 1, 75),
(16, 6, 1, 73),
(17, 6, 1, 74),
(18, 6, 1, 76);
INSERT INTO "wagtailcore_locale" ("id", "language_code") VALUES
(1, 'en');
INSERT INTO "wagtailcore_page" ("id", "path", "depth", "numchild", "title", "slug", "live", "has_unpublished_changes", "url_path", "seo_title", "show_in_menus", "search_description", "go_live_at", "expire_at", "expired", "content_type_id", "owner_id", "locked", "latest_revision_created_at", "first_published_at", "live_revision_id", "last_published_at", "draft_title", "locked_at", "locked_by_id", "locale_id", "translation_key", "alias_of_id", "latest_revision_id") VALUES
(1, '0001', 1, 1, 'Root', 'root', 1, 0, '/', '', 0, '', NULL, NULL, 0, 1, NULL, 0, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, 1, '@uuid:1@', NULL, NULL),
(3, '00010001', 2, 6, 'Community', 'home', 1, 0, '/home/', '', 0, '', NULL, NULL, 0, 85, NULL, 0, NULL, '@now@', NULL, '@now@', 'Community', NULL, NULL, 1, '@uuid:2@', NULL, NULL),
(4, '000100010001', 3, 0, 'Help', 'help', 1, 0, '/home/help/', '', 1, '', NULL, NULL, 0, 86, NULL, 0, NULL, NULL, NULL, NULL, 'Help', NULL, NULL, 1, '@uuid:3@', NULL, NULL),
(5, '000100010002', 3, 0, 'Articles', 'articles', 1, 0, '/home/articles/', '', 1, '', NULL, NULL, 0, 87, NULL, 0, NULL, '@now@', NULL, '@now@', 'Articles', NULL, NULL, 1, '@uuid:4@', NULL, NULL),
(6, '000100010003', 3, 0, 'Products', 'products', 1, 0, '/home/products/', '', 1, '', NULL, NULL, 0, 88, NULL, 0, NULL, '@now@', NULL, '@now@', 'Products', NULL, NULL, 1, '@uuid:5@', NULL, NULL),
(7, '000100010004', 3, 0, 'Rules', 'rules', 1, 0, '/home/rules/', '', 0, '', NULL, NULL, 0, 89, NULL, 0, NULL, '@now@', NULL, '@now@', 'Rules', NULL, NULL, 1, '@uuid:6@', NULL, NULL),
(8, '000100010005', 3, 0, 'Privacy', 'privacy', 1, 0, '/home/privacy/', '', 0, '', NULL, NULL, 0, 89, NULL, 0, NULL, '@now@', NULL, '@now@', 'Privacy', NULL, NULL, 1, '@uuid:7@', NULL, NULL),
(9, '000100010006', 3, 0, 'Imprint', 'imprint', 1, 0, '/home/imprint/', '', 0, '', NULL, NULL, 0, 89, NULL, 0, NULL, '@now@', NULL, '@now@', 'Imprint', NULL, NULL, 1, '@uuid:8@', NULL, NULL);
INSERT INTO "wagtailcore_site" ("id", "hostname", "port", "is_default_site", "root_page_id", "site_name") VALUES
(2, 'localhost', 80, 1, 3, '');
INSERT INTO "wagtailcore_task" ("id", "name", "active", "content_type_id") VALUES
(1, 'An editor approves it', 1, 2),
(2, 'Another editor reads it', 1, 90);
INSERT INTO "wagtailcore_workflow" ("id", "name", "active") VALUES
(1, 'Pages: review', 1),
(2, 'Articles: review', 1);
INSERT INTO "wagtailcore_workflowpage" ("page_id", "workflow_id") VALUES
(1, 1),
(5, 2);
INSERT INTO "wagtailcore_workflowtask" ("id", "sort_order", "task_id", "workflow_id") VALUES
(1, 0, 1, 1),
(2, 0, 2, 2);
DELETE FROM sqlite_sequence WHERE name = 'account_emailaddress';
INSERT INTO sqlite_sequence (name, seq) VALUES ('account_emailaddress', 0);
DELETE FROM sqlite_sequence WHERE name = 'articles_editorialreview_groups';
INSERT INTO sqlite_sequence (name, seq) VALUES ('articles_editorialreview_groups', 2);
DELETE FROM sqlite_sequence WHERE name = 'auth_group';
INSERT INTO sqlite_sequence (name, seq) VALUES ('auth_group', 6);
DELETE FROM sqlite_sequence WHERE name = 'auth_group_permissions';
INSERT INTO sqlite_sequence (name, seq) VALUES ('auth_group_permissions', 978);
DELETE FROM sqlite_sequence WHERE name = 'auth_permission';
INSERT INTO sqlite_sequence (name, seq) VALUES ('auth_permission', 868);
DELETE FROM sqlite_sequence WHERE name = 'django_admin_log';
INSERT INTO sqlite_sequence (name, seq) VALUES ('django_admin_log', 0);
DELETE FROM sqlite_sequence WHERE name = 'django_content_type';
INSERT INTO sqlite_sequence (name, seq) VALUES ('django_content_type', 239);
DELETE FROM sqlite_sequence WHERE name = 'django_migrations';
INSERT INTO sqlite_sequence (name, seq) VALUES ('django_migrations', 290);
DELETE FROM sqlite_sequence WHERE name = 'forums_post';
INSERT INTO sqlite_sequence (name, seq) VALUES ('forums_post', 0);
DELETE FROM sqlite_sequence WHERE name = 'ideas_idea';
INSERT INTO sqlite_sequence (name, seq) VALUES ('ideas_idea', 0);
DELETE FROM sqlite_sequence WHERE name = 'internal_records_scorefactor';
INSERT INTO sqlite_sequence (name, seq) VALUES ('internal_records_scorefactor', 4);
DELETE FROM sqlite_sequence WHERE name = 'internal_records_scoreformula';
INSERT INTO sqlite_sequence (name, seq) VALUES ('internal_records_scoreformula', 1);
DELETE FROM sqlite_sequence WHERE name = 'mfa_authenticator';
INSERT INTO sqlite_sequence (name, seq) VALUES ('mfa_authenticator', 0);
DELETE FROM sqlite_sequence WHERE name = 'moderation_reasontemplate';
INSERT INTO sqlite_sequence (name, seq) VALUES ('moderation_reasontemplate', 6);
DELETE FROM sqlite_sequence WHERE name = 'moderation_rule';
INSERT INTO sqlite_sequence (name, seq) VALUES ('moderation_rule', 6);
DELETE FROM sqlite_sequence WHERE name = 'socialaccount_socialaccount';
INSERT INTO sqlite_sequence (name, seq) VALUES ('socialaccount_socialaccount', 0);
DELETE FROM sqlite_sequence WHERE name = 'socialaccount_socialapp';
INSERT INTO sqlite_sequence (name, seq) VALUES ('socialaccount_socialapp', 0);
DELETE FROM sqlite_sequence WHERE name = 'socialaccount_socialtoken';
INSERT INTO sqlite_sequence (name, seq) VALUES ('socialaccount_socialtoken', 0);
DELETE FROM sqlite_sequence WHERE name = 'taggit_tag';
INSERT INTO sqlite_sequence (name, seq) VALUES ('taggit_tag', 0);
DELETE FROM sqlite_sequence WHERE name = 'taggit_taggeditem';
INSERT INTO sqlite_sequence (name, seq) VALUES ('taggit_taggeditem', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailadmin_editingsession';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailadmin_editingsession', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_collection';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_collection', 1);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_comment';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_comment', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_groupapprovaltask_groups';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_groupapprovaltask_groups', 3);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_groupcollectionpermission';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_groupcollectionpermission', 30);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_grouppagepermission';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_grouppagepermission', 18);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_locale';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_locale', 1);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_modellogentry';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_modellogentry', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_page';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_page', 9);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_pagelogentry';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_pagelogentry', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_pageviewrestriction';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_pageviewrestriction', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_revision';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_revision', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_site';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_site', 2);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_task';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_task', 2);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_taskstate';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_taskstate', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_workflow';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_workflow', 2);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_workflowstate';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_workflowstate', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailcore_workflowtask';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailcore_workflowtask', 2);
DELETE FROM sqlite_sequence WHERE name = 'wagtaildocs_document';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtaildocs_document', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailembeds_embed';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailembeds_embed', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailimages_image';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailimages_image', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailimages_rendition';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailimages_rendition', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailredirects_redirect';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailredirects_redirect', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailsearch_indexentry';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailsearch_indexentry', 0);
DELETE FROM sqlite_sequence WHERE name = 'wagtailusers_userprofile';
INSERT INTO sqlite_sequence (name, seq) VALUES ('wagtailusers_userprofile', 0);
CREATE UNIQUE INDEX "a_contact_counts_once_in_an_idea" ON "ideas_vote" ("idea_id", "contact_id") WHERE ("contact_id" IS NOT NULL AND "is_counted");
CREATE UNIQUE INDEX "a_contact_is_merged_into_one_at_a_time" ON "crm_contactmerge" ("merged_id") WHERE "undone_at" IS NULL;
CREATE UNIQUE INDEX "a_field_is_read_from_one_connection" ON "crm_fieldmapping" ("field") WHERE "direction" = 'read';
CREATE UNIQUE INDEX "a_field_of_theirs_is_written_from_one_of_ours" ON "crm_fieldmapping" ("connection_id", "theirs") WHERE "direction" IN ('own', 'fill');
CREATE UNIQUE INDEX "a_former_handle_is_of_one_member" ON "members_formerhandle" ((LOWER("handle")));
CREATE UNIQUE INDEX "a_member_counts_once_in_an_idea" ON "ideas_vote" ("idea_id", "member_id") WHERE "is_counted";
CREATE UNIQUE INDEX "a_message_comes_once" ON "conversions_casemessage" ("topic_case_id", "record_id") WHERE NOT ("record_id" = '');
CREATE INDEX "account_by_change" ON "crm_account" ("updated_at", "id");
CREATE INDEX "account_by_domain" ON "crm_account" ("domain");
CREATE INDEX "account_by_name" ON "crm_account" ("name");
CREATE INDEX "account_check_open" ON "moderation_accountcheck" ("at", "id") WHERE "cleared_at" IS NULL;
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE INDEX "active_link_by_state" ON "crm_link" ("connection_id", "state", "id") WHERE "ended_at" IS NULL;
CREATE INDEX "activity_activity_actor_id_ee057585" ON "activity_activity" ("actor_id");
CREATE INDEX "activity_activity_object_type_id_3ab2d00c" ON "activity_activity" ("object_type_id");
CREATE INDEX "activity_activity_target_type_id_5614228b" ON "activity_activity" ("target_type_id");
CREATE INDEX "activity_by_actor" ON "activity_activity" ("actor_id", "happened_at");
CREATE INDEX "activity_by_object_and_type" ON "activity_activity" ("object_type_id", "object_id", "type", "happened_at");
CREATE INDEX "activity_by_target" ON "activity_activity" ("target_type_id", "target_id", "happened_at");
CREATE INDEX "activity_by_type" ON "activity_activity" ("type", "happened_at");
CREATE INDEX "activity_pendingreaction_activity_id_5089ee11" ON "activity_pendingreaction" ("activity_id");
CREATE INDEX "activity_promise_object_type_id_c37248c7" ON "activity_promise" ("object_type_id");
CREATE INDEX "activity_promise_owner_id_d7abf71c" ON "activity_promise" ("owner_id");
CREATE INDEX "activity_promise_to_id_a2c3e601" ON "activity_promise" ("to_id");
CREATE UNIQUE INDEX "an_idea_is_merged_into_one_other" ON "ideas_ideamerge" ("idea_id") WHERE "undone_at" IS NULL;
CREATE INDEX "articles_articlepage_author_id_3be57cec" ON "articles_articlepage" ("author_id");
CREATE INDEX "articles_articlepage_category_id_089794ed" ON "articles_articlepage" ("category_id");
CREATE INDEX "articles_articlepage_checked_by_id_8eee0ce8" ON "articles_articlepage" ("checked_by_id");
CREATE INDEX "articles_articlepage_products_articlepage_id_65851ae1" ON "articles_articlepage_products" ("articlepage_id");
CREATE UNIQUE INDEX "articles_articlepage_products_articlepage_id_productpage_id_6833550a_uniq" ON "articles_articlepage_products" ("articlepage_id", "productpage_id");
CREATE INDEX "articles_articlepage_products_productpage_id_e47f7efc" ON "articles_articlepage_products" ("productpage_id");
CREATE INDEX "articles_articletally_failed_count_ea2d04e9" ON "articles_articletally" ("failed_count");
CREATE INDEX "articles_articletally_read_count_df7e666f" ON "articles_articletally" ("read_count");
CREATE INDEX "articles_articlevote_article_id_0df94305" ON "articles_articlevote" ("article_id");
CREATE INDEX "articles_articlevote_member_id_12047ed4" ON "articles_articlevote" ("member_id");
CREATE INDEX "articles_editorialreview_groups_editorialreview_id_3e89ffd2" ON "articles_editorialreview_groups" ("editorialreview_id");
CREATE UNIQUE INDEX "articles_editorialreview_groups_editorialreview_id_group_id_83f63af5_uniq" ON "articles_editorialreview_groups" ("editorialreview_id", "group_id");
CREATE INDEX "articles_editorialreview_groups_group_id_48257d11" ON "articles_editorialreview_groups" ("group_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "base_content_object_idx" ON "wagtailcore_revision" ("base_content_type_id", "object_id");
CREATE INDEX "boards_boardmoved_page_id_84ab819e" ON "boards_boardmoved" ("page_id");
CREATE INDEX "bookmark_of_member" ON "forums_bookmark" ("member_id", "created_at", "id");
CREATE INDEX "bookmark_reminders" ON "forums_bookmark" ("remind_at") WHERE ("remind_at" IS NOT NULL AND "reminded_at" IS NULL);
CREATE INDEX "bulk_act_latest" ON "forums_bulkact" ("at", "id");
CREATE INDEX "case_by_change" ON "crm_case" ("updated_at", "id");
CREATE INDEX "case_message_in_order" ON "conversions_casemessage" ("topic_case_id", "at", "id");
CREATE INDEX "common_siteidentity_icon_id_c5af0ad3" ON "common_siteidentity" ("icon_id");
CREATE INDEX "common_siteidentity_logo_id_1d85b978" ON "common_siteidentity" ("logo_id");
CREATE INDEX "comparison_by_board_member" ON "pairwise_comparison" ("board_id", "member_id");
CREATE INDEX "consent_by_purpose" ON "members_consent" ("member_id", "purpose");
CREATE INDEX "contact_by_change" ON "crm_contact" ("updated_at", "id");
CREATE INDEX "contact_by_email" ON "crm_contact" ("email");
CREATE INDEX "contact_by_name" ON "crm_contact" ("family_name", "given_name");
CREATE INDEX "contact_reading_by_time" ON "crm_contactreading" ("contact_id", "at" DESC);
CREATE INDEX "content_object_idx" ON "wagtailcore_revision" ("content_type_id", "object_id");
CREATE INDEX "contests_contestballot_contest_id_33219281" ON "contests_contestballot" ("contest_id");
CREATE INDEX "contests_contestballot_member_id_b98d20a6" ON "contests_contestballot" ("member_id");
CREATE INDEX "contests_contestpage_board_id_7f1dcfb8" ON "contests_contestpage" ("board_id");
CREATE INDEX "contests_contestresult_announced_by_id_0a3b78dc" ON "contests_contestresult" ("announced_by_id");
CREATE INDEX "contests_entry_contest_id_193f2ff7" ON "contests_entry" ("contest_id");
CREATE INDEX "contests_entry_entered_by_id_bc889b39" ON "contests_entry" ("entered_by_id");
CREATE INDEX "contests_entry_idea_id_881c2ee4" ON "contests_entry" ("idea_id");
CREATE INDEX "contests_entryvote_entry_id_f2f374e9" ON "contests_entryvote" ("entry_id");
CREATE INDEX "contests_entryvote_member_id_530498c5" ON "contests_entryvote" ("member_id");
CREATE INDEX "contests_juror_appointed_by_id_f57290ef" ON "contests_juror" ("appointed_by_id");
CREATE INDEX "contests_juror_contest_id_ce816c3c" ON "contests_juror" ("contest_id");
CREATE INDEX "contests_juror_member_id_6a6c8755" ON "contests_juror" ("member_id");
CREATE INDEX "contests_jurycriterion_contest_id_358655b8" ON "contests_jurycriterion" ("contest_id");
CREATE INDEX "contests_juryscore_criterion_id_0e938f7d" ON "contests_juryscore" ("criterion_id");
CREATE INDEX "contests_juryscore_entry_id_a90aa403" ON "contests_juryscore" ("entry_id");
CREATE INDEX "contests_juryscore_member_id_768e3a4a" ON "contests_juryscore" ("member_id");
CREATE INDEX "contests_occasion_contest_id_150b9493" ON "contests_occasion" ("contest_id");
CREATE INDEX "conversions_articlesource_article_id_61bd1157" ON "conversions_articlesource" ("article_id");
CREATE INDEX "conversions_casemessage_by_id_fcd10285" ON "conversions_casemessage" ("by_id");
CREATE INDEX "conversions_casemessage_topic_case_id_141550e4" ON "conversions_casemessage" ("topic_case_id");
CREATE INDEX "conversions_ideasource_topic_id_bcd72cf2" ON "conversions_ideasource" ("topic_id");
CREATE INDEX "conversions_topiccase_asker_id_3d359d0c" ON "conversions_topiccase" ("asker_id");
CREATE INDEX "conversions_topiccase_connection_id_bb0286bb" ON "conversions_topiccase" ("connection_id");
CREATE INDEX "conversions_topiccase_offered_by_id_a202b175" ON "conversions_topiccase" ("offered_by_id");
CREATE INDEX "conversions_topiccase_proposed_by_id_c4f7e740" ON "conversions_topiccase" ("proposed_by_id");
CREATE INDEX "conversions_topiccase_stands_in_id_fb2c2ef5" ON "conversions_topiccase" ("stands_in_id");
CREATE INDEX "crm_audit_by_time" ON "crm_auditentry" ("connection_id", "at" DESC);
CREATE INDEX "crm_audit_of_member" ON "crm_auditentry" ("member_id", "at" DESC);
CREATE INDEX "crm_auditentry_by_id_22593da4" ON "crm_auditentry" ("by_id");
CREATE INDEX "crm_auditentry_connection_id_eda02484" ON "crm_auditentry" ("connection_id");
CREATE INDEX "crm_auditentry_member_id_97a03a52" ON "crm_auditentry" ("member_id");
CREATE INDEX "crm_case_account_id_daf221ba" ON "crm_case" ("account_id");
CREATE INDEX "crm_case_assignee_id_3cce8d61" ON "crm_case" ("assignee_id");
CREATE INDEX "crm_case_contact_id_77cfa7ee" ON "crm_case" ("contact_id");
CREATE INDEX "crm_contact_account_id_1eac6a03" ON "crm_contact" ("account_id");
CREATE INDEX "crm_contact_merged_into_id_27290144" ON "crm_contact" ("merged_into_id");
CREATE INDEX "crm_contactemail_contact_id_9cc59690" ON "crm_contactemail" ("contact_id");
CREATE INDEX "crm_contactmerge_by_id_b145b598" ON "crm_contactmerge" ("by_id");
CREATE INDEX "crm_contactmerge_merged_id_f95237f6" ON "crm_contactmerge" ("merged_id");
CREATE INDEX "crm_contactmerge_survivor_id_0ea17f3c" ON "crm_contactmerge" ("survivor_id");
CREATE INDEX "crm_contactmerge_undone_by_id_9b86772e" ON "crm_contactmerge" ("undone_by_id");
CREATE INDEX "crm_contactreading_contact_id_6b502555" ON "crm_contactreading" ("contact_id");
CREATE INDEX "crm_contactreading_member_id_3ea13c42" ON "crm_contactreading" ("member_id");
CREATE INDEX "crm_correction_answered_by_id_12b0b681" ON "crm_correction" ("answered_by_id");
CREATE INDEX "crm_correction_member_id_cd8c4614" ON "crm_correction" ("member_id");
CREATE INDEX "crm_cursor_connection_id_c4f81348" ON "crm_cursor" ("connection_id");
CREATE INDEX "crm_deadletter_activity_id_8794c0ae" ON "crm_deadletter" ("activity_id");
CREATE INDEX "crm_deadletter_connection_id_5e771807" ON "crm_deadletter" ("connection_id");
CREATE INDEX "crm_deadletter_member_id_e63c7e10" ON "crm_deadletter" ("member_id");
CREATE INDEX "crm_deadletter_resolved_by_id_8b04320a" ON "crm_deadletter" ("resolved_by_id");
CREATE INDEX "crm_event_of_member" ON "crm_sentevent" ("member_id", "sent_at" DESC);
CREATE INDEX "crm_fieldmapping_connection_id_f048dd66" ON "crm_fieldmapping" ("connection_id");
CREATE INDEX "crm_import_by_time" ON "crm_importrun" ("at" DESC);
CREATE INDEX "crm_importrun_by_id_9076aff7" ON "crm_importrun" ("by_id");
CREATE INDEX "crm_inbox_connection_id_188ddba8" ON "crm_inbox" ("connection_id");
CREATE INDEX "crm_link_connection_id_761306e6" ON "crm_link" ("connection_id");
CREATE INDEX "crm_link_decided_by_id_5f96cf81" ON "crm_link" ("decided_by_id");
CREATE INDEX "crm_link_member_id_1bde948c" ON "crm_link" ("member_id");
CREATE INDEX "crm_message_by_id_0baaf4a0" ON "crm_message" ("by_id");
CREATE INDEX "crm_opportunity_account_id_42237539" ON "crm_opportunity" ("account_id");
CREATE INDEX "crm_opportunity_contact_id_465c4e5e" ON "crm_opportunity" ("contact_id");
CREATE INDEX "crm_outbox_activity_id_d79b2416" ON "crm_outbox" ("activity_id");
CREATE INDEX "crm_outbox_connection_id_2fa8add6" ON "crm_outbox" ("connection_id");
CREATE INDEX "crm_outbox_member_id_013afa20" ON "crm_outbox" ("member_id");
CREATE INDEX "crm_productsold_product_id_d5dfd80d" ON "crm_productsold" ("product_id");
CREATE INDEX "crm_readkind_connection_id_f97ed54c" ON "crm_readkind" ("connection_id");
CREATE INDEX "crm_receipt_member_id_62864448" ON "crm_receipt" ("member_id");
CREATE INDEX "crm_receipt_of_member" ON "crm_receipt" ("member_id", "asked_at" DESC);
CREATE INDEX "crm_reconciliationreport_connection_id_d48261cc" ON "crm_reconciliationreport" ("connection_id");
CREATE INDEX "crm_refund_order_id_8204269f" ON "crm_refund" ("order_id");
CREATE INDEX "crm_report_by_time" ON "crm_reconciliationreport" ("connection_id", "at" DESC);
CREATE INDEX "crm_sentevent_connection_id_76a8d1d8" ON "crm_sentevent" ("connection_id");
CREATE INDEX "crm_sentevent_member_id_7454b5e1" ON "crm_sentevent" ("member_id");
CREATE INDEX "crm_subscription_account_id_3cbf4ac4" ON "crm_subscription" ("account_id");
CREATE INDEX "crm_subscription_contact_id_5c60248a" ON "crm_subscription" ("contact_id");
CREATE INDEX "crm_subscription_product_id_aca9de14" ON "crm_subscription" ("product_id");
CREATE INDEX "crm_synclogentry_connection_id_608f6375" ON "crm_synclogentry" ("connection_id");
CREATE INDEX "crm_synclogentry_member_id_936de498" ON "crm_synclogentry" ("member_id");
CREATE INDEX "crm_timelineentry_contact_id_897764b8" ON "crm_timelineentry" ("contact_id");
CREATE INDEX "crm_touch_contact_id_e66bde49" ON "crm_touch" ("contact_id");
CREATE INDEX "decision_by_thing" ON "moderation_decision" ("object_type_id", "object_id");
CREATE INDEX "decision_by_time" ON "moderation_decision" ("decided_at" DESC);
CREATE INDEX "deflection_by_thing" ON "forums_deflection" ("kind", "object_id", "confirmed_at");
CREATE INDEX "delivery_update_by_idea" ON "ideas_deliveryupdate" ("idea_id", "at", "id");
CREATE INDEX "digest_due" ON "notifications_digest" ("next_at");
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE INDEX "django_task_backend_071754_idx" ON "django_tasks_database_dbtaskresult" ("backend_name");
CREATE INDEX "django_task_queue_n_99c321_idx" ON "django_tasks_database_dbtaskresult" ("queue_name");
CREATE INDEX "draft_by_member" ON "writing_draft" ("member_id", "saved_at" DESC);
CREATE INDEX "duplicates_likelypair_board_id_fd07cd70" ON "duplicates_likelypair" ("board_id");
CREATE INDEX "duplicates_likelypair_one_id_bfee91de" ON "duplicates_likelypair" ("one_id");
CREATE INDEX "duplicates_likelypair_other_id_0781f5d9" ON "duplicates_likelypair" ("other_id");
CREATE INDEX "duplicates_likelypair_said_different_by_id_7fe68c75" ON "duplicates_likelypair" ("said_different_by_id");
CREATE UNIQUE INDEX "each_poll_in_one_post" ON "forums_post" ("poll_id") WHERE "poll_id" IS NOT NULL;
CREATE UNIQUE INDEX "each_statement_once_in_a_conversation" ON "polls_statement" ("conversation_id", (LOWER("text")));
CREATE INDEX "export_by_expiry" ON "members_personalexport" ("expires_at");
CREATE INDEX "flag_by_member" ON "moderation_flag" ("member_id", "decided_at" DESC);
CREATE INDEX "flag_open" ON "moderation_flag" ("created_at") WHERE "outcome" = '';
CREATE INDEX "follow_by_thing" ON "notifications_follow" ("object_type_id", "object_id");
CREATE INDEX "formstate_user_object" ON "wagtailadmin_formstate" ("user_id", "content_type_id", "object_id", "parent_object_id");
CREATE INDEX "forums_askfield_board_id_770c3a14" ON "forums_askfield" ("board_id");
CREATE INDEX "forums_askfield_product_id_af258fc8" ON "forums_askfield" ("product_id");
CREATE INDEX "forums_boardpage_answer_owner_id_91dbfe34" ON "forums_boardpage" ("answer_owner_id");
CREATE INDEX "forums_boardpage_posting_groups_boardpage_id_845dc919" ON "forums_boardpage_posting_groups" ("boardpage_id");
CREATE UNIQUE INDEX "forums_boardpage_posting_groups_boardpage_id_group_id_c6bb9fdb_uniq" ON "forums_boardpage_posting_groups" ("boardpage_id", "group_id");
CREATE INDEX "forums_boardpage_posting_groups_group_id_b1c25368" ON "forums_boardpage_posting_groups" ("group_id");
CREATE INDEX "forums_boardpage_products_boardpage_id_d2b98d58" ON "forums_boardpage_products" ("boardpage_id");
CREATE UNIQUE INDEX "forums_boardpage_products_boardpage_id_productpage_id_c9a3d811_uniq" ON "forums_boardpage_products" ("boardpage_id", "productpage_id");
CREATE INDEX "forums_boardpage_products_productpage_id_27cec64c" ON "forums_boardpage_products" ("productpage_id");
CREATE INDEX "forums_boardpage_replying_groups_boardpage_id_1d72485f" ON "forums_boardpage_replying_groups" ("boardpage_id");
CREATE UNIQUE INDEX "forums_boardpage_replying_groups_boardpage_id_group_id_86ba9b95_uniq" ON "forums_boardpage_replying_groups" ("boardpage_id", "group_id");
CREATE INDEX "forums_boardpage_replying_groups_group_id_ae941638" ON "forums_boardpage_replying_groups" ("group_id");
CREATE INDEX "forums_bookmark_member_id_5999713f" ON "forums_bookmark" ("member_id");
CREATE INDEX "forums_bookmark_post_id_e881e6c1" ON "forums_bookmark" ("post_id");
CREATE INDEX "forums_bulkact_board_id_80e783d8" ON "forums_bulkact" ("board_id");
CREATE INDEX "forums_bulkact_by_id_5ab3a341" ON "forums_bulkact" ("by_id");
CREATE INDEX "forums_bulkact_undone_by_id_8663eaf6" ON "forums_bulkact" ("undone_by_id");
CREATE INDEX "forums_bulkitem_board_before_id_02b368e2" ON "forums_bulkitem" ("board_before_id");
CREATE INDEX "forums_bulkitem_bulk_id_4feac763" ON "forums_bulkitem" ("bulk_id");
CREATE INDEX "forums_bulkitem_topic_id_20a3e5a0" ON "forums_bulkitem" ("topic_id");
CREATE INDEX "forums_deflection_member_id_560554bd" ON "forums_deflection" ("member_id");
CREATE INDEX "forums_helpfulvote_member_id_b26640f0" ON "forums_helpfulvote" ("member_id");
CREATE INDEX "forums_helpfulvote_post_id_abcd41cc" ON "forums_helpfulvote" ("post_id");
CREATE INDEX "forums_importedpost_board_id_6de6d3c9" ON "forums_importedpost" ("board_id");
CREATE INDEX "forums_post_author_id_8db74d6d" ON "forums_post" ("author_id");
CREATE INDEX "forums_post_deleted_by_id_237515f1" ON "forums_post" ("deleted_by_id");
CREATE INDEX "forums_post_hidden_by_id_fd292ee6" ON "forums_post" ("hidden_by_id");
CREATE INDEX "forums_post_parent_id_528d6cea" ON "forums_post" ("parent_id");
CREATE INDEX "forums_postmoved_post_id_24bfac08" ON "forums_postmoved" ("post_id");
CREATE INDEX "forums_postmoved_topic_id_2056bbee" ON "forums_postmoved" ("topic_id");
CREATE INDEX "forums_problemvote_member_id_0025bf2e" ON "forums_problemvote" ("member_id");
CREATE INDEX "forums_problemvote_topic_id_2dfe2db4" ON "forums_problemvote" ("topic_id");
CREATE INDEX "forums_readuntil_board_id_36eee179" ON "forums_readuntil" ("board_id");
CREATE INDEX "forums_readuntil_member_id_5958e9ae" ON "forums_readuntil" ("member_id");
CREATE INDEX "forums_staffnote_by_id_f2cf6034" ON "forums_staffnote" ("by_id");
CREATE INDEX "forums_staffnote_topic_id_2c081977" ON "forums_staffnote" ("topic_id");
CREATE INDEX "forums_topic_assigned_to_id_d5dccf4a" ON "forums_topic" ("assigned_to_id");
CREATE INDEX "forums_topic_author_id_2ee7b10f" ON "forums_topic" ("author_id");
CREATE INDEX "forums_topic_board_id_19147065" ON "forums_topic" ("board_id");
CREATE INDEX "forums_topic_claimed_by_id_9809e6f2" ON "forums_topic" ("claimed_by_id");
CREATE INDEX "forums_topic_closed_by_id_7b8c43a9" ON "forums_topic" ("closed_by_id");
CREATE INDEX "forums_topic_deleted_by_id_7b485f88" ON "forums_topic" ("deleted_by_id");
CREATE INDEX "forums_topic_duplicate_of_id_44cedcea" ON "forums_topic" ("duplicate_of_id");
CREATE INDEX "forums_topic_hidden_by_id_b7358f2a" ON "forums_topic" ("hidden_by_id");
CREATE INDEX "forums_topic_last_poster_id_8a760d20" ON "forums_topic" ("last_poster_id");
CREATE INDEX "forums_topic_merged_into_id_2ce555ee" ON "forums_topic" ("merged_into_id");
CREATE INDEX "forums_topic_needs_info_by_id_060ac9a4" ON "forums_topic" ("needs_info_by_id");
CREATE INDEX "forums_topic_product_id_7d06b817" ON "forums_topic" ("product_id");
CREATE INDEX "forums_topic_solved_by_id_085f563c" ON "forums_topic" ("solved_by_id");
CREATE INDEX "forums_topic_tags_tag_id_c08d9755" ON "forums_topic_tags" ("tag_id");
CREATE INDEX "forums_topic_tags_topic_id_15924956" ON "forums_topic_tags" ("topic_id");
CREATE UNIQUE INDEX "forums_topic_tags_topic_id_tag_id_75c07362_uniq" ON "forums_topic_tags" ("topic_id", "tag_id");
CREATE INDEX "forums_topicread_member_id_a75f9a3d" ON "forums_topicread" ("member_id");
CREATE INDEX "forums_topicread_topic_id_4f63c18a" ON "forums_topicread" ("topic_id");
CREATE INDEX "further_email_of_contact" ON "crm_contactemail" ("email");
CREATE INDEX "idea_answer_owed" ON "ideas_idea" ("answer_due_at", "id") WHERE ("answer_due_at" IS NOT NULL AND "first_answered_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_by_author" ON "ideas_idea" ("author_id", "posted_at", "id");
CREATE INDEX "idea_comment_branch" ON "ideas_ideacomment" ("branch_id", "id") WHERE "branch_id" IS NOT NULL;
CREATE INDEX "idea_comment_by_author" ON "ideas_ideacomment" ("author_id", "posted_at", "id");
CREATE INDEX "idea_comment_helpful" ON "ideas_ideacomment" ("idea_id", "helpful_count", "id") WHERE "parent_id" IS NULL;
CREATE INDEX "idea_comment_newest" ON "ideas_ideacomment" ("idea_id", "posted_at", "id") WHERE "parent_id" IS NULL;
CREATE INDEX "idea_newest" ON "ideas_idea" ("posted_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_newest_of_board" ON "ideas_idea" ("board_id", "posted_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_of_roadmap" ON "ideas_idea" ("board_id", "meaning", "target_quarter", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_support" ON "ideas_idea" ("support", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_support_of_board" ON "ideas_idea" ("board_id", "support", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_support_of_status" ON "ideas_idea" ("status_id", "support", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_top" ON "ideas_idea" ("standing_score", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_top_of_board" ON "ideas_idea" ("board_id", "standing_score", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_trending" ON "ideas_idea" ("trending_score", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_trending_of_board" ON "ideas_idea" ("board_id", "trending_score", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_trending_of_meaning" ON "ideas_idea" ("meaning", "trending_score", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_trending_of_product" ON "ideas_idea" ("product_id", "trending_score", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "idea_trending_of_status" ON "ideas_idea" ("status_id", "trending_score", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL);
CREATE INDEX "ideas_ballot_board_id_2bdfbf74" ON "ideas_ballot" ("board_id");
CREATE INDEX "ideas_ballot_member_id_efd50937" ON "ideas_ballot" ("member_id");
CREATE INDEX "ideas_deliveryupdate_by_id_e4e36158" ON "ideas_deliveryupdate" ("by_id");
CREATE INDEX "ideas_deliveryupdate_idea_id_73705914" ON "ideas_deliveryupdate" ("idea_id");
CREATE INDEX "ideas_idea_author_id_387c3915" ON "ideas_idea" ("author_id");
CREATE INDEX "ideas_idea_board_id_5557fa8d" ON "ideas_idea" ("board_id");
CREATE INDEX "ideas_idea_deleted_by_id_bbed3ba0" ON "ideas_idea" ("deleted_by_id");
CREATE INDEX "ideas_idea_hidden_by_id_a6869d66" ON "ideas_idea" ("hidden_by_id");
CREATE INDEX "ideas_idea_merged_into_id_5cfabc20" ON "ideas_idea" ("merged_into_id");
CREATE INDEX "ideas_idea_owner_id_4593293e" ON "ideas_idea" ("owner_id");
CREATE INDEX "ideas_idea_product_id_75a26341" ON "ideas_idea" ("product_id");
CREATE INDEX "ideas_idea_status_by_id_5b03d091" ON "ideas_idea" ("status_by_id");
CREATE INDEX "ideas_idea_status_id_d8e436f1" ON "ideas_idea" ("status_id");
CREATE INDEX "ideas_idea_tags_idea_id_703f74cb" ON "ideas_idea_tags" ("idea_id");
CREATE UNIQUE INDEX "ideas_idea_tags_idea_id_tag_id_c20e4463_uniq" ON "ideas_idea_tags" ("idea_id", "tag_id");
CREATE INDEX "ideas_idea_tags_tag_id_d589b993" ON "ideas_idea_tags" ("tag_id");
CREATE INDEX "ideas_ideaboardpage_default_owner_id_827ff123" ON "ideas_ideaboardpage" ("default_owner_id");
CREATE INDEX "ideas_ideaboardpage_products_ideaboardpage_id_e7c9e9a7" ON "ideas_ideaboardpage_products" ("ideaboardpage_id");
CREATE UNIQUE INDEX "ideas_ideaboardpage_products_ideaboardpage_id_productpage_id_d26e3e55_uniq" ON "ideas_ideaboardpage_products" ("ideaboardpage_id", "productpage_id");
CREATE INDEX "ideas_ideaboardpage_products_productpage_id_268b8975" ON "ideas_ideaboardpage_products" ("productpage_id");
CREATE INDEX "ideas_ideacomment_author_id_d721f011" ON "ideas_ideacomment" ("author_id");
CREATE INDEX "ideas_ideacomment_branch_id_2ba97d3a" ON "ideas_ideacomment" ("branch_id");
CREATE INDEX "ideas_ideacomment_deleted_by_id_4e57b15c" ON "ideas_ideacomment" ("deleted_by_id");
CREATE INDEX "ideas_ideacomment_hidden_by_id_69a510e7" ON "ideas_ideacomment" ("hidden_by_id");
CREATE INDEX "ideas_ideacomment_idea_id_841f33ba" ON "ideas_ideacomment" ("idea_id");
CREATE INDEX "ideas_ideacomment_origin_id_2b582fd9" ON "ideas_ideacomment" ("origin_id");
CREATE INDEX "ideas_ideacomment_parent_id_ed3de285" ON "ideas_ideacomment" ("parent_id");
CREATE INDEX "ideas_ideacommentvote_comment_id_c1156977" ON "ideas_ideacommentvote" ("comment_id");
CREATE INDEX "ideas_ideacommentvote_member_id_b02e7c07" ON "ideas_ideacommentvote" ("member_id");
CREATE INDEX "ideas_ideafield_board_id_eb48c98b" ON "ideas_ideafield" ("board_id");
CREATE INDEX "ideas_ideamerge_by_id_7b77ab4d" ON "ideas_ideamerge" ("by_id");
CREATE INDEX "ideas_ideamerge_idea_id_14790508" ON "ideas_ideamerge" ("idea_id");
CREATE INDEX "ideas_ideamerge_survivor_id_9cd91efd" ON "ideas_ideamerge" ("survivor_id");
CREATE INDEX "ideas_ideamerge_undone_by_id_8c15bbaa" ON "ideas_ideamerge" ("undone_by_id");
CREATE INDEX "ideas_ideasplit_by_id_50b925ae" ON "ideas_ideasplit" ("by_id");
CREATE INDEX "ideas_ideasplit_source_id_647914a2" ON "ideas_ideasplit" ("source_id");
CREATE INDEX "ideas_importedidea_board_id_feb75554" ON "ideas_importedidea" ("board_id");
CREATE INDEX "ideas_importedidea_idea_id_ce77b4b9" ON "ideas_importedidea" ("idea_id");
CREATE INDEX "ideas_officialresponse_author_id_2d5e86fe" ON "ideas_officialresponse" ("author_id");
CREATE INDEX "ideas_spokesperson_given_by_id_154adba0" ON "ideas_spokesperson" ("given_by_id");
CREATE INDEX "ideas_spokesperson_member_id_0dc1ddf8" ON "ideas_spokesperson" ("member_id");
CREATE INDEX "ideas_spokesperson_organisation_id_37457464" ON "ideas_spokesperson" ("organisation_id");
CREATE INDEX "ideas_status_board_id_d3dc45b9" ON "ideas_status" ("board_id");
CREATE INDEX "ideas_statuschange_after_id_9d422aa6" ON "ideas_statuschange" ("after_id");
CREATE INDEX "ideas_statuschange_before_id_b558df09" ON "ideas_statuschange" ("before_id");
CREATE INDEX "ideas_statuschange_by_id_2c39522b" ON "ideas_statuschange" ("by_id");
CREATE INDEX "ideas_statuschange_idea_id_0ba19ec3" ON "ideas_statuschange" ("idea_id");
CREATE INDEX "ideas_statuschange_owner_id_5a099961" ON "ideas_statuschange" ("owner_id");
CREATE INDEX "ideas_vote_idea_id_e43c657b" ON "ideas_vote" ("idea_id");
CREATE INDEX "ideas_vote_member_id_8b512908" ON "ideas_vote" ("member_id");
CREATE INDEX "ideas_vote_on_behalf_by_id_20b69d52" ON "ideas_vote" ("on_behalf_by_id");
CREATE INDEX "ideas_vote_organisation_id_f63ec4bb" ON "ideas_vote" ("organisation_id");
CREATE INDEX "ideas_vote_origin_id_cb37c6ca" ON "ideas_vote" ("origin_id");
CREATE INDEX "inline_polls_to_close" ON "polls_inlinepoll" ("closes_at") WHERE "closed_at" IS NULL;
CREATE INDEX "insights_mention_person_id_e7be72da" ON "insights_mention" ("person_id");
CREATE INDEX "insights_mention_product_id_097395e1" ON "insights_mention" ("product_id");
CREATE INDEX "insights_mention_theme_id_89e05250" ON "insights_mention" ("theme_id");
CREATE INDEX "insights_minedcluster_run_id_3e419653" ON "insights_minedcluster" ("run_id");
CREATE INDEX "insights_minedtheme_run_id_b63b4cd8" ON "insights_minedtheme" ("run_id");
CREATE INDEX "insights_miningrun_taken_at_5ec50a47" ON "insights_miningrun" ("taken_at");
CREATE INDEX "internal_note_by_idea" ON "internal_records_ideanote" ("idea_id", "written_at", "id");
CREATE INDEX "internal_records_ideanote_by_id_e7b78be0" ON "internal_records_ideanote" ("by_id");
CREATE INDEX "internal_records_ideanote_idea_id_ae901c1a" ON "internal_records_ideanote" ("idea_id");
CREATE INDEX "internal_records_ideascore_formula_id_a0a41961" ON "internal_records_ideascore" ("formula_id");
CREATE INDEX "internal_records_ideascore_idea_id_444be98e" ON "internal_records_ideascore" ("idea_id");
CREATE INDEX "internal_records_ideascore_scored_by_id_a8ddebd2" ON "internal_records_ideascore" ("scored_by_id");
CREATE INDEX "internal_records_scorefactor_formula_id_5527c61d" ON "internal_records_scorefactor" ("formula_id");
CREATE INDEX "internal_records_trackerlink_added_by_id_1235d08a" ON "internal_records_trackerlink" ("added_by_id");
CREATE INDEX "internal_records_trackerlink_idea_id_5c8b7172" ON "internal_records_trackerlink" ("idea_id");
CREATE INDEX "likely_pairs_of_board" ON "duplicates_likelypair" ("board_id", "alike", "id");
CREATE INDEX "link_by_record" ON "crm_link" ("connection_id", "record_id");
CREATE INDEX "member_by_inner_solutions" ON "members_member" ("members_solution_count", "id");
CREATE INDEX "member_by_name" ON "members_member" ((LOWER("name")));
CREATE INDEX "member_by_organisation" ON "members_member" ("organisation_id");
CREATE INDEX "member_by_solutions" ON "members_member" ("solution_count", "id");
CREATE INDEX "members_codetries_last_at_b9deafee" ON "members_codetries" ("last_at");
CREATE INDEX "members_consent_member_id_29b1d445" ON "members_consent" ("member_id");
CREATE INDEX "members_entrylink_expires_at_53449c4a" ON "members_entrylink" ("expires_at");
CREATE INDEX "members_entrylink_member_id_6950b039" ON "members_entrylink" ("member_id");
CREATE INDEX "members_formerhandle_member_id_e8e40ce4" ON "members_formerhandle" ("member_id");
CREATE INDEX "members_invitation_invited_by_id_a777c25b" ON "members_invitation" ("invited_by_id");
CREATE INDEX "members_member_groups_group_id_03eaa557" ON "members_member_groups" ("group_id");
CREATE INDEX "members_member_groups_member_id_55ffa8d0" ON "members_member_groups" ("member_id");
CREATE UNIQUE INDEX "members_member_groups_member_id_group_id_85fdd7e5_uniq" ON "members_member_groups" ("member_id", "group_id");
CREATE INDEX "members_member_organisation_id_e99d5e1b" ON "members_member" ("organisation_id");
CREATE INDEX "members_member_user_permissions_member_id_a0b158a9" ON "members_member_user_permissions" ("member_id");
CREATE UNIQUE INDEX "members_member_user_permissions_member_id_permission_id_0020b208_uniq" ON "members_member_user_permissions" ("member_id", "permission_id");
CREATE INDEX "members_member_user_permissions_permission_id_8f87e59d" ON "members_member_user_permissions" ("permission_id");
CREATE INDEX "members_memberclaim_claimant_id_7e70bcfa" ON "members_memberclaim" ("claimant_id");
CREATE INDEX "members_memberclaim_decided_by_id_bd338fd9" ON "members_memberclaim" ("decided_by_id");
CREATE INDEX "members_memberclaim_imported_id_88697b45" ON "members_memberclaim" ("imported_id");
CREATE INDEX "members_membershipsettings_privacy_page_id_44abee25" ON "members_membershipsettings" ("privacy_page_id");
CREATE INDEX "members_membershipsettings_rules_page_id_40c90408" ON "members_membershipsettings" ("rules_page_id");
CREATE INDEX "members_organisation_revenue_band_id_ae5a7323" ON "members_organisation" ("revenue_band_id");
CREATE INDEX "members_organisation_segment_id_1040f290" ON "members_organisation" ("segment_id");
CREATE INDEX "members_organisationmembership_member_id_74a7ae06" ON "members_organisationmembership" ("member_id");
CREATE INDEX "members_organisationmembership_organisation_id_16a9f4b8" ON "members_organisationmembership" ("organisation_id");
CREATE INDEX "members_personalexport_member_id_172ccfdd" ON "members_personalexport" ("member_id");
CREATE INDEX "membership_by_end" ON "members_organisationmembership" ("until_date") WHERE NOT ("until_date" IS NULL);
CREATE INDEX "mentions_of_theme" ON "insights_mention" ("theme_id", "is_here", "said_at");
CREATE INDEX "merge_by_survivor" ON "ideas_ideamerge" ("survivor_id", "at");
CREATE INDEX "message_by_change" ON "crm_message" ("updated_at", "id");
CREATE INDEX "message_of_case" ON "crm_message" ("case_id", "at", "id");
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE INDEX "moderation_accountcheck_cleared_by_id_3fa83404" ON "moderation_accountcheck" ("cleared_by_id");
CREATE INDEX "moderation_accountcheck_resembles_id_708f80ec" ON "moderation_accountcheck" ("resembles_id");
CREATE INDEX "moderation_caseclaim_member_id_75e0e1ca" ON "moderation_caseclaim" ("member_id");
CREATE INDEX "moderation_caseclaim_object_type_id_7019f6c4" ON "moderation_caseclaim" ("object_type_id");
CREATE INDEX "moderation_decision_by_id_c73b84b3" ON "moderation_decision" ("by_id");
CREATE INDEX "moderation_decision_object_type_id_e5c30e98" ON "moderation_decision" ("object_type_id");
CREATE INDEX "moderation_decision_rule_id_95055110" ON "moderation_decision" ("rule_id");
CREATE INDEX "moderation_decision_sanction_id_7f609b17" ON "moderation_decision" ("sanction_id");
CREATE INDEX "moderation_decision_undone_by_id_00e1cdd9" ON "moderation_decision" ("undone_by_id");
CREATE INDEX "moderation_flag_decided_by_id_e665075c" ON "moderation_flag" ("decided_by_id");
CREATE INDEX "moderation_flag_decision_id_a67e8980" ON "moderation_flag" ("decision_id");
CREATE INDEX "moderation_flag_member_id_622e1fc7" ON "moderation_flag" ("member_id");
CREATE INDEX "moderation_flag_object_type_id_d2555f58" ON "moderation_flag" ("object_type_id");
CREATE INDEX "moderation_privatereading_member_id_92cb68d1" ON "moderation_privatereading" ("member_id");
CREATE INDEX "moderation_privatereading_object_type_id_1e19d486" ON "moderation_privatereading" ("object_type_id");
CREATE INDEX "moderation_reasontemplate_rule_id_6e800a1b" ON "moderation_reasontemplate" ("rule_id");
CREATE INDEX "moderation_sanction_by_id_60867ecc" ON "moderation_sanction" ("by_id");
CREATE INDEX "moderation_sanction_member_id_bad0af3c" ON "moderation_sanction" ("member_id");
CREATE INDEX "moderation_sanction_undone_by_id_55b7845d" ON "moderation_sanction" ("undone_by_id");
CREATE INDEX "moderation_trustgrant_by_id_498fcbdb" ON "moderation_trustgrant" ("by_id");
CREATE INDEX "moderation_trustgrant_member_id_ff4466ba" ON "moderation_trustgrant" ("member_id");
CREATE INDEX "moderation_trustgrant_taken_by_id_259d7925" ON "moderation_trustgrant" ("taken_by_id");
CREATE INDEX "notification_by_group" ON "notifications_notification" ("member_id", "group", "created_at");
CREATE INDEX "notification_by_member" ON "notifications_notification" ("member_id", "created_at", "id") WHERE "is_latest";
CREATE INDEX "notification_unread" ON "notifications_notification" ("member_id") WHERE "read_at" IS NULL;
CREATE INDEX "notifications_follow_member_id_6e359986" ON "notifications_follow" ("member_id");
CREATE INDEX "notifications_follow_object_type_id_901bcc5e" ON "notifications_follow" ("object_type_id");
CREATE INDEX "notifications_notification_activity_id_35bcf802" ON "notifications_notification" ("activity_id");
CREATE INDEX "notifications_notification_actor_id_ec6170c3" ON "notifications_notification" ("actor_id");
CREATE INDEX "notifications_notification_member_id_ecf7e29e" ON "notifications_notification" ("member_id");
CREATE INDEX "notifications_notification_subject_type_id_b5d55909" ON "notifications_notification" ("subject_type_id");
CREATE INDEX "notifications_preference_member_id_dd20d0d7" ON "notifications_preference" ("member_id");
CREATE UNIQUE INDEX "one_current_review_per_member_and_product" ON "ratings_review" ("product_id", "author_id") WHERE ("author_id" IS NOT NULL AND "deleted_at" IS NULL);
CREATE UNIQUE INDEX "one_entry_per_place" ON "contests_entry" ("contest_id", "place") WHERE "place" IS NOT NULL;
CREATE UNIQUE INDEX "one_hide_and_one_lock_stand" ON "moderation_decision" ("object_type_id", "object_id", "act") WHERE ("act" IN ('hide', 'lock') AND "undone_at" IS NULL);
CREATE UNIQUE INDEX "one_idea_of_a_title_per_board" ON "ideas_idea" ("board_id", "title_key") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "merged_into_id" IS NULL AND NOT ("title_key" = ''));
CREATE UNIQUE INDEX "one_latest_notification_per_group" ON "notifications_notification" ("member_id", "group") WHERE "is_latest";
CREATE UNIQUE INDEX "one_link_per_contact_and_connection" ON "crm_link" ("connection_id", "tenant", "record_id") WHERE ("ended_at" IS NULL AND NOT ("record_id" = ''));
CREATE UNIQUE INDEX "one_link_per_member_and_connection" ON "crm_link" ("connection_id", "member_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "one_mark_of_everything_per_member" ON "forums_readuntil" ("member_id") WHERE "board_id" IS NULL;
CREATE UNIQUE INDEX "one_member_per_address" ON "members_member" ((LOWER("email")));
CREATE UNIQUE INDEX "one_member_per_handle" ON "members_member" ((LOWER("username")));
CREATE UNIQUE INDEX "one_open_claim_each" ON "members_memberclaim" ("imported_id", "claimant_id") WHERE "decided_at" IS NULL;
CREATE UNIQUE INDEX "one_open_correction_per_member_and_field" ON "crm_correction" ("member_id", "field") WHERE "answered_at" IS NULL;
CREATE UNIQUE INDEX "one_open_dead_letter_per_key" ON "crm_deadletter" ("key") WHERE "resolution" = '';
CREATE UNIQUE INDEX "one_open_membership_each" ON "members_organisationmembership" ("member_id", "organisation_id") WHERE "until_date" IS NULL;
CREATE UNIQUE INDEX "one_open_promise_of_a_kind_per_thing" ON "activity_promise" ("object_type_id", "object_id", "kind") WHERE ("kept_at" IS NULL AND "withdrawn_at" IS NULL);
CREATE UNIQUE INDEX "one_open_return_per_review" ON "ratings_reviewreturn" ("review_id") WHERE "closed_at" IS NULL;
CREATE UNIQUE INDEX "one_primary_membership_per_member" ON "members_organisationmembership" ("member_id") WHERE "is_primary";
CREATE UNIQUE INDEX "one_question_per_case" ON "conversions_topiccase" ("connection_id", "record_id") WHERE NOT ("record_id" = '');
CREATE UNIQUE INDEX "one_question_starts_a_case" ON "conversions_casemessage" ("topic_case_id") WHERE "is_question";
CREATE UNIQUE INDEX "one_review_per_row_of_a_source" ON "ratings_review" ("product_id", "imported_from", "source_key") WHERE NOT ("imported_from" = '');
CREATE UNIQUE INDEX "one_source_per_idea" ON "ideas_importedidea" ("idea_id") WHERE "comment_id" IS NULL;
CREATE UNIQUE INDEX "one_spam_check_per_thing" ON "moderation_flag" ("object_type_id", "object_id") WHERE "member_id" IS NULL;
CREATE UNIQUE INDEX "one_status_of_a_name_per_idea_board" ON "ideas_status" ("board_id", (LOWER("name")));
CREATE UNIQUE INDEX "one_view_of_a_name_per_member" ON "workbench_savedview" ("owner_id", (LOWER("name")));
CREATE UNIQUE INDEX "one_vote_per_contact_and_idea" ON "ideas_vote" ("origin_id", "contact_id") WHERE "contact_id" IS NOT NULL;
CREATE UNIQUE INDEX "one_vote_per_organisation_and_idea" ON "ideas_vote" ("origin_id", "organisation_id") WHERE "organisation_id" IS NOT NULL;
CREATE INDEX "open_dead_letter_by_time" ON "crm_deadletter" ("connection_id", "died_at" DESC) WHERE "resolution" = '';
CREATE INDEX "open_promise_by_day" ON "activity_promise" ("due_at") WHERE ("kept_at" IS NULL AND "withdrawn_at" IS NULL);
CREATE INDEX "operations_demothing_object_type_id_fe79fafc" ON "operations_demothing" ("object_type_id");
CREATE INDEX "operations_importedtext_origin_id_fe3a907d" ON "operations_importedtext" ("origin_id");
CREATE INDEX "operations_importsource_board_id_bb113b04" ON "operations_importsource" ("board_id");
CREATE INDEX "opportunity_by_change" ON "crm_opportunity" ("updated_at", "id");
CREATE INDEX "order_by_change" ON "crm_order" ("updated_at", "id");
CREATE INDEX "order_by_time" ON "crm_order" ("ordered_at");
CREATE INDEX "order_line_of_product" ON "crm_orderline" ("product_id") WHERE NOT ("product_id" IS NULL);
CREATE INDEX "order_of_account" ON "crm_order" ("account_id", "ordered_at") WHERE NOT ("account_id" IS NULL);
CREATE INDEX "order_of_contact" ON "crm_order" ("contact_id", "ordered_at");
CREATE INDEX "outbox_by_due_time" ON "crm_outbox" ("connection_id", "priority", "due_at");
CREATE INDEX "outbox_of_member" ON "crm_outbox" ("connection_id", "member_id", "id");
CREATE INDEX "pairwise_comparison_board_id_5818adf7" ON "pairwise_comparison" ("board_id");
CREATE INDEX "pairwise_comparison_first_id_343dd8d4" ON "pairwise_comparison" ("first_id");
CREATE INDEX "pairwise_comparison_member_id_486da882" ON "pairwise_comparison" ("member_id");
CREATE INDEX "pairwise_comparison_second_id_69b814c4" ON "pairwise_comparison" ("second_id");
CREATE INDEX "pending_by_time" ON "activity_pendingreaction" ("not_before");
CREATE INDEX "pending_email" ON "notifications_outgoingemail" ("due_at") WHERE ("dropped_reason" = '' AND "sent_at" IS NULL);
CREATE INDEX "pending_in_hand" ON "activity_pendingreaction" ("leased_by") WHERE NOT ("leased_by" = '');
CREATE INDEX "planned_change_by_member" ON "workbench_plannedchange" ("by_id", "planned_at");
CREATE INDEX "planned_change_waiting" ON "workbench_plannedchange" ("due_at") WHERE ("done_at" IS NULL AND "stopped_at" IS NULL);
CREATE INDEX "polls_inlineballot_choices_inlineballot_id_45038d71" ON "polls_inlineballot_choices" ("inlineballot_id");
CREATE UNIQUE INDEX "polls_inlineballot_choices_inlineballot_id_inlinechoice_id_3bf8102c_uniq" ON "polls_inlineballot_choices" ("inlineballot_id", "inlinechoice_id");
CREATE INDEX "polls_inlineballot_choices_inlinechoice_id_6e0baac9" ON "polls_inlineballot_choices" ("inlinechoice_id");
CREATE INDEX "polls_inlineballot_member_id_2cc6e7ab" ON "polls_inlineballot" ("member_id");
CREATE INDEX "polls_inlinepoll_author_id_03224c8d" ON "polls_inlinepoll" ("author_id");
CREATE INDEX "polls_inlinepoll_closed_by_id_a12a012d" ON "polls_inlinepoll" ("closed_by_id");
CREATE INDEX "polls_inlinepoll_deleted_by_id_1f5542fc" ON "polls_inlinepoll" ("deleted_by_id");
CREATE INDEX "polls_inlinepoll_hidden_by_id_907a46f0" ON "polls_inlinepoll" ("hidden_by_id");
CREATE INDEX "polls_pollballot_choices_pollballot_id_77bce2e9" ON "polls_pollballot_choices" ("pollballot_id");
CREATE UNIQUE INDEX "polls_pollballot_choices_pollballot_id_pollchoice_id_edbcadca_uniq" ON "polls_pollballot_choices" ("pollballot_id", "pollchoice_id");
CREATE INDEX "polls_pollballot_choices_pollchoice_id_9c5bb515" ON "polls_pollballot_choices" ("pollchoice_id");
CREATE INDEX "polls_pollballot_member_id_c98f8e0f" ON "polls_pollballot" ("member_id");
CREATE INDEX "polls_pollballot_poll_id_66cea66c" ON "polls_pollballot" ("poll_id");
CREATE INDEX "polls_pollchoice_poll_id_740f6a19" ON "polls_pollchoice" ("poll_id");
CREATE INDEX "polls_statement_author_id_4bca5440" ON "polls_statement" ("author_id");
CREATE INDEX "polls_statement_conversation_id_3aff868d" ON "polls_statement" ("conversation_id");
CREATE INDEX "polls_statement_deleted_by_id_a4a6d1a0" ON "polls_statement" ("deleted_by_id");
CREATE INDEX "polls_statement_hidden_by_id_e1c8e28f" ON "polls_statement" ("hidden_by_id");
CREATE INDEX "polls_statementanswer_member_id_c0711e52" ON "polls_statementanswer" ("member_id");
CREATE INDEX "polls_statementanswer_statement_id_ffcf4c37" ON "polls_statementanswer" ("statement_id");
CREATE INDEX "post_by_author" ON "forums_post" ("author_id", "posted_at", "id");
CREATE INDEX "post_comments" ON "forums_post" ("parent_id", "posted_at") WHERE "parent_id" IS NOT NULL;
CREATE INDEX "post_official" ON "forums_post" ("topic_id", "position") WHERE "is_official";
CREATE INDEX "post_replies_of_author" ON "forums_post" ("author_id", "topic_id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "position" > 1);
CREATE INDEX "private_reading_by_thing" ON "moderation_privatereading" ("object_type_id", "object_id");
CREATE INDEX "private_reading_by_time" ON "moderation_privatereading" ("at" DESC);
CREATE INDEX "product_sold_by_change" ON "crm_productsold" ("updated_at", "id");
CREATE INDEX "products_ownedproduct_member_id_79a3538f" ON "products_ownedproduct" ("member_id");
CREATE INDEX "products_ownedproduct_product_id_e16209bf" ON "products_ownedproduct" ("product_id");
CREATE INDEX "products_productpage_image_id_b4d3829e" ON "products_productpage" ("image_id");
CREATE INDEX "ratings_companyanswer_author_id_e0c4a1af" ON "ratings_companyanswer" ("author_id");
CREATE INDEX "ratings_dimensionscore_dimension_id_4e2fe312" ON "ratings_dimensionscore" ("dimension_id");
CREATE INDEX "ratings_dimensiontally_dimension_id_619de0a5" ON "ratings_dimensiontally" ("dimension_id");
CREATE INDEX "ratings_review_author_id_2d24f27f" ON "ratings_review" ("author_id");
CREATE INDEX "ratings_review_deleted_by_id_0e903f38" ON "ratings_review" ("deleted_by_id");
CREATE INDEX "ratings_review_hidden_by_id_f1eac409" ON "ratings_review" ("hidden_by_id");
CREATE INDEX "ratings_reviewreturn_by_id_666578d0" ON "ratings_reviewreturn" ("by_id");
CREATE INDEX "ratings_reviewvote_member_id_794a26ac" ON "ratings_reviewvote" ("member_id");
CREATE INDEX "ratings_useanswer_option_id_19df9321" ON "ratings_useanswer" ("option_id");
CREATE INDEX "ratings_useanswer_question_id_69046271" ON "ratings_useanswer" ("question_id");
CREATE INDEX "ratings_useoption_question_id_726dc95b" ON "ratings_useoption" ("question_id");
CREATE INDEX "referenceindex_source_object" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id");
CREATE INDEX "referenceindex_target_object" ON "wagtailcore_referenceindex" ("to_content_type_id", "to_object_id");
CREATE INDEX "refund_by_change" ON "crm_refund" ("updated_at", "id");
CREATE INDEX "releases_by_source" ON "activity_privaterelease" ("source", "ends_at");
CREATE INDEX "return_by_review" ON "ratings_reviewreturn" ("review_id", "at");
CREATE INDEX "return_sent_again" ON "ratings_reviewreturn" ("sent_again_at", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "review_by_author" ON "ratings_review" ("author_id", "posted_at", "id");
CREATE INDEX "review_by_product" ON "ratings_review" ("product_id", "id");
CREATE INDEX "review_by_stars" ON "ratings_review" ("product_id", "stars", "id") WHERE ("deleted_at" IS NULL AND "held_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "review_held" ON "ratings_review" ("held_at", "id") WHERE "held_at" IS NOT NULL;
CREATE INDEX "review_helpful" ON "ratings_review" ("product_id", "helpful_score", "id") WHERE ("deleted_at" IS NULL AND "held_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "review_helpful_stars" ON "ratings_review" ("product_id", "stars", "helpful_score", "id") WHERE ("deleted_at" IS NULL AND "held_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "review_newest" ON "ratings_review" ("product_id", "posted_at", "id") WHERE ("deleted_at" IS NULL AND "held_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "review_newest_stars" ON "ratings_review" ("product_id", "stars", "posted_at", "id") WHERE ("deleted_at" IS NULL AND "held_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "review_verified" ON "ratings_review" ("product_id", "helpful_score", "id") WHERE ("deleted_at" IS NULL AND "held_at" IS NULL AND "hidden_at" IS NULL AND "verified_at" IS NOT NULL);
CREATE INDEX "roadmap_changelogidea_idea_id_db1a893d" ON "roadmap_changelogidea" ("idea_id");
CREATE INDEX "roadmap_changelogidea_page_id_5a9d142f" ON "roadmap_changelogidea" ("page_id");
CREATE INDEX "roadmap_changelogpage_product_id_6796fb54" ON "roadmap_changelogpage" ("product_id");
CREATE INDEX "roadmap_shipment_idea_id_2cd82a2e" ON "roadmap_shipment" ("idea_id");
CREATE INDEX "roadmap_shipment_page_id_0bc28893" ON "roadmap_shipment" ("page_id");
CREATE INDEX "score_by_value" ON "internal_records_ideascore" ("formula_id", "value", "id");
CREATE INDEX "search_by_author" ON "search_searchentry" ("author_id", "posted_at");
CREATE INDEX "search_by_scope" ON "search_searchentry" ("scope", "posted_at");
CREATE INDEX "search_by_time" ON "search_searchentry" ("posted_at");
CREATE INDEX search_facts ON search_searchentry (id, object_id, scope, kind, variety, is_solved, weight, posted_at, tags, author_id);
CREATE INDEX "searches_without_result" ON "search_askedsearch" ("empty_count" DESC);
CREATE UNIQUE INDEX "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" ON "socialaccount_socialaccount" ("provider", "uid");
CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id");
CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id");
CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id");
CREATE UNIQUE INDEX "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" ON "socialaccount_socialtoken" ("app_id", "account_id");
CREATE INDEX "split_by_source" ON "ideas_ideasplit" ("source_id", "at");
CREATE INDEX "staff_note_in_topic" ON "forums_staffnote" ("topic_id", "after_position", "id");
CREATE INDEX "status_change_by_idea" ON "ideas_statuschange" ("idea_id", "at", "id");
CREATE INDEX "subscription_by_change" ON "crm_subscription" ("updated_at", "id");
CREATE INDEX "sync_log_by_age" ON "crm_synclogentry" ("at");
CREATE INDEX "sync_log_by_time" ON "crm_synclogentry" ("connection_id", "at" DESC);
CREATE INDEX "sync_log_of_member" ON "crm_synclogentry" ("member_id", "at" DESC) WHERE NOT ("member_id" IS NULL);
CREATE INDEX "taggit_tagg_content_8fc721_idx" ON "taggit_taggeditem" ("content_type_id", "object_id");
CREATE INDEX "taggit_taggeditem_content_type_id_9957a03c" ON "taggit_taggeditem" ("content_type_id");
CREATE INDEX "taggit_taggeditem_object_id_e2d7d1df" ON "taggit_taggeditem" ("object_id");
CREATE INDEX "taggit_taggeditem_tag_id_f4f5b767" ON "taggit_taggeditem" ("tag_id");
CREATE INDEX "tasks_db_new_ordering_idx" ON "django_tasks_database_dbtaskresult" ("status", "priority" DESC, "run_after" ASC, "enqueued_at" ASC) WHERE "status" = 'READY';
CREATE INDEX "timeline_entry_by_change" ON "crm_timelineentry" ("updated_at", "id");
CREATE INDEX "timeline_of_contact" ON "crm_timelineentry" ("contact_id", "at" DESC);
CREATE INDEX "topic_archived_of_board" ON "forums_topic" ("board_id", "active_at", "id") WHERE ("archived_at" IS NOT NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_by_author" ON "forums_topic" ("author_id", "posted_at", "id");
CREATE INDEX "topic_case_of_asker" ON "conversions_topiccase" ("asker_id", "opened_at" DESC);
CREATE INDEX "topic_case_on_its_way" ON "conversions_topiccase" ("opened_at") WHERE ("opened_at" IS NOT NULL AND "record_id" = '');
CREATE INDEX "topic_featured" ON "forums_topic" ("active_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "is_featured");
CREATE INDEX "topic_latest" ON "forums_topic" ("active_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_latest_of_board" ON "forums_topic" ("board_id", "active_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_needs_info" ON "forums_topic" ("active_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "kind" = 'question' AND "solution_id" IS NULL AND "needs_info_at" IS NOT NULL);
CREATE INDEX "topic_needs_info_of_board" ON "forums_topic" ("board_id", "active_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "needs_info_at" IS NOT NULL);
CREATE INDEX "topic_newest" ON "forums_topic" ("posted_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_newest_of_board" ON "forums_topic" ("board_id", "posted_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_pinned_of_board" ON "forums_topic" ("board_id") WHERE "is_pinned";
CREATE INDEX "topic_same" ON "forums_topic" ("same_count", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_same_of_board" ON "forums_topic" ("board_id", "same_count", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_solved_of_board" ON "forums_topic" ("board_id", "active_at", "id") WHERE ("deleted_at" IS NULL AND "hidden_at" IS NULL AND "solution_id" IS NOT NULL);
CREATE INDEX "topic_unanswered" ON "forums_topic" ("active_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "kind" = 'question' AND "solution_id" IS NULL AND "others_reply_count" = 0);
CREATE INDEX "topic_unanswered_by_age" ON "forums_topic" ("posted_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "kind" = 'question' AND "solution_id" IS NULL AND "others_reply_count" = 0);
CREATE INDEX "topic_unanswered_of_board" ON "forums_topic" ("board_id", "active_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "kind" = 'question' AND "others_reply_count" = 0 AND "solution_id" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL);
CREATE INDEX "topic_unsolved" ON "forums_topic" ("active_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "kind" = 'question' AND "solution_id" IS NULL);
CREATE INDEX "topic_unsolved_by_age" ON "forums_topic" ("posted_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "kind" = 'question' AND "solution_id" IS NULL);
CREATE INDEX "topic_unsolved_of_board" ON "forums_topic" ("board_id", "active_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "kind" = 'question' AND "solution_id" IS NULL);
CREATE INDEX "topic_unsolved_of_product" ON "forums_topic" ("product_id", "active_at", "id") WHERE ("archived_at" IS NULL AND "closed_at" IS NULL AND "deleted_at" IS NULL AND "hidden_at" IS NULL AND "kind" = 'question' AND "solution_id" IS NULL);
CREATE INDEX "touch_by_change" ON "crm_touch" ("updated_at", "id");
CREATE INDEX "touch_by_email" ON "crm_touch" ("email");
CREATE UNIQUE INDEX "trust_is_given_once_at_a_time" ON "moderation_trustgrant" ("member_id") WHERE "taken_at" IS NULL;
CREATE INDEX "unclosed_case_by_assignee" ON "crm_case" ("assignee_id", "due_at") WHERE NOT ("state" = 'closed');
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE UNIQUE INDEX "unique_in_progress_workflow" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id") WHERE "status" IN ('in_progress', 'needs_changes');
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "unread_notice" ON "crm_inbox" ("connection_id", "id") WHERE "read_at" IS NULL;
CREATE INDEX "upload_by_object" ON "writing_upload" ("object_type_id", "object_id");
CREATE INDEX "upload_unattached" ON "writing_upload" ("created_at") WHERE "object_id" IS NULL;
CREATE INDEX "use_answer_by_option" ON "ratings_useanswer" ("option_id", "review_id");
CREATE INDEX "usersessions_usersession_user_id_af5e0a6d" ON "usersessions_usersession" ("user_id");
CREATE INDEX "vote_by_contact" ON "ideas_vote" ("contact_id") WHERE "contact_id" IS NOT NULL;
CREATE INDEX "vote_by_idea" ON "ideas_vote" ("idea_id", "created_at", "id");
CREATE INDEX "vote_by_member" ON "ideas_vote" ("member_id", "created_at", "id");
CREATE INDEX "vote_by_organisation" ON "ideas_vote" ("organisation_id", "idea_id") WHERE "organisation_id" IS NOT NULL;
CREATE INDEX "wagtailadmi_content_717955_idx" ON "wagtailadmin_editingsession" ("content_type_id", "object_id");
CREATE INDEX "wagtailadmin_editingsession_content_type_id_4df7730e" ON "wagtailadmin_editingsession" ("content_type_id");
CREATE INDEX "wagtailadmin_editingsession_user_id_6e1a9b70" ON "wagtailadmin_editingsession" ("user_id");
CREATE INDEX "wagtailadmin_formstate_content_type_id_e32438b3" ON "wagtailadmin_formstate" ("content_type_id");
CREATE INDEX "wagtailadmin_formstate_user_id_b910adc2" ON "wagtailadmin_formstate" ("user_id");
CREATE INDEX "wagtailcore_apitoken_user_id_49b1141b" ON "wagtailcore_apitoken" ("user_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_collection_id_761908ec" ON "wagtailcore_collectionviewrestriction" ("collection_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_47320efd" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id");
CREATE UNIQUE INDEX "wagtailcore_collectionviewrestriction_groups_collectionviewrestriction_id_group_id_988995ae_uniq" ON "wagtailcore_collectionviewrestriction_groups" ("collectionviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3" ON "wagtailcore_collectionviewrestriction_groups" ("group_id");
CREATE INDEX "wagtailcore_comment_page_id_108444b5" ON "wagtailcore_comment" ("page_id");
CREATE INDEX "wagtailcore_comment_resolved_by_id_a282aa0e" ON "wagtailcore_comment" ("resolved_by_id");
CREATE INDEX "wagtailcore_comment_revision_created_id_1d058279" ON "wagtailcore_comment" ("revision_created_id");
CREATE INDEX "wagtailcore_comment_user_id_0c577ca6" ON "wagtailcore_comment" ("user_id");
CREATE INDEX "wagtailcore_commentreply_comment_id_afc7e027" ON "wagtailcore_commentreply" ("comment_id");
CREATE INDEX "wagtailcore_commentreply_user_id_d0b3b9c3" ON "wagtailcore_commentreply" ("user_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_group_id_2e64b61f" ON "wagtailcore_groupapprovaltask_groups" ("group_id");
CREATE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_9a9255ea" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id");
CREATE UNIQUE INDEX "wagtailcore_groupapprovaltask_groups_groupapprovaltask_id_group_id_bb5ee7eb_uniq" ON "wagtailcore_groupapprovaltask_groups" ("groupapprovaltask_id", "group_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_collection_id_5423575a" ON "wagtailcore_groupcollectionpermission" ("collection_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_group_id_05d61460" ON "wagtailcore_groupcollectionpermission" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_groupcollectionpermission_group_id_collection_id_permission_id_a21cefe9_uniq" ON "wagtailcore_groupcollectionpermission" ("group_id", "collection_id", "permission_id");
CREATE INDEX "wagtailcore_groupcollectionpermission_permission_id_1b626275" ON "wagtailcore_groupcollectionpermission" ("permission_id");
CREATE INDEX "wagtailcore_grouppagepermission_group_id_fc07e671" ON "wagtailcore_grouppagepermission" ("group_id");
CREATE INDEX "wagtailcore_grouppagepermission_page_id_710b114a" ON "wagtailcore_grouppagepermission" ("page_id");
CREATE INDEX "wagtailcore_grouppagepermission_permission_id_05acb22e" ON "wagtailcore_grouppagepermission" ("permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_group_id_e5cdbee4" ON "wagtailcore_groupsitepermission" ("group_id");
CREATE UNIQUE INDEX "wagtailcore_groupsitepermission_group_id_site_id_permission_id_a58ee30d_uniq" ON "wagtailcore_groupsitepermission" ("group_id", "site_id", "permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_permission_id_459b1f38" ON "wagtailcore_groupsitepermission" ("permission_id");
CREATE INDEX "wagtailcore_groupsitepermission_site_id_245de488" ON "wagtailcore_groupsitepermission" ("site_id");
CREATE INDEX "wagtailcore_modellogentry_action_d2d856ee" ON "wagtailcore_modellogentry" ("action");
CREATE INDEX "wagtailcore_modellogentry_content_changed_8bc39742" ON "wagtailcore_modellogentry" ("content_changed");
CREATE INDEX "wagtailcore_modellogentry_content_type_id_68849e77" ON "wagtailcore_modellogentry" ("content_type_id");
CREATE INDEX "wagtailcore_modellogentry_object_id_e0e7d4ef" ON "wagtailcore_modellogentry" ("object_id");
CREATE INDEX "wagtailcore_modellogentry_revision_id_df6ca33a" ON "wagtailcore_modellogentry" ("revision_id");
CREATE INDEX "wagtailcore_modellogentry_timestamp_9694521b" ON "wagtailcore_modellogentry" ("timestamp");
CREATE INDEX "wagtailcore_modellogentry_user_id_0278d1bf" ON "wagtailcore_modellogentry" ("user_id");
CREATE INDEX "wagtailcore_page_alias_of_id_12945502" ON "wagtailcore_page" ("alias_of_id");
CREATE INDEX "wagtailcore_page_content_type_id_c28424df" ON "wagtailcore_page" ("content_type_id");
CREATE INDEX "wagtailcore_page_first_published_at_2b5dd637" ON "wagtailcore_page" ("first_published_at");
CREATE INDEX "wagtailcore_page_latest_revision_id_e60fef51" ON "wagtailcore_page" ("latest_revision_id");
CREATE INDEX "wagtailcore_page_live_revision_id_930bd822" ON "wagtailcore_page" ("live_revision_id");
CREATE INDEX "wagtailcore_page_locale_id_3c7e30a6" ON "wagtailcore_page" ("locale_id");
CREATE INDEX "wagtailcore_page_locked_by_id_bcb86245" ON "wagtailcore_page" ("locked_by_id");
CREATE INDEX "wagtailcore_page_owner_id_fbf7c332" ON "wagtailcore_page" ("owner_id");
CREATE INDEX "wagtailcore_page_slug_e7c11b8f" ON "wagtailcore_page" ("slug");
CREATE UNIQUE INDEX "wagtailcore_page_translation_key_locale_id_9b041bad_uniq" ON "wagtailcore_page" ("translation_key", "locale_id");
CREATE INDEX "wagtailcore_pagelogentry_action_c2408198" ON "wagtailcore_pagelogentry" ("action");
CREATE INDEX "wagtailcore_pagelogentry_content_changed_99f27ade" ON "wagtailcore_pagelogentry" ("content_changed");
CREATE INDEX "wagtailcore_pagelogentry_content_type_id_74e7708a" ON "wagtailcore_pagelogentry" ("content_type_id");
CREATE INDEX "wagtailcore_pagelogentry_page_id_8464e327" ON "wagtailcore_pagelogentry" ("page_id");
CREATE INDEX "wagtailcore_pagelogentry_revision_id_8043d103" ON "wagtailcore_pagelogentry" ("revision_id");
CREATE INDEX "wagtailcore_pagelogentry_timestamp_deb774c4" ON "wagtailcore_pagelogentry" ("timestamp");
CREATE INDEX "wagtailcore_pagelogentry_user_id_604ccfd8" ON "wagtailcore_pagelogentry" ("user_id");
CREATE INDEX "wagtailcore_pagesubscription_page_id_a085e7a6" ON "wagtailcore_pagesubscription" ("page_id");
CREATE UNIQUE INDEX "wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq" ON "wagtailcore_pagesubscription" ("page_id", "user_id");
CREATE INDEX "wagtailcore_pagesubscription_user_id_89d7def9" ON "wagtailcore_pagesubscription" ("user_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_group_id_6460f223" ON "wagtailcore_pageviewrestriction_groups" ("group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_f147a99a" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id");
CREATE UNIQUE INDEX "wagtailcore_pageviewrestriction_groups_pageviewrestriction_id_group_id_d23f80bb_uniq" ON "wagtailcore_pageviewrestriction_groups" ("pageviewrestriction_id", "group_id");
CREATE INDEX "wagtailcore_pageviewrestriction_page_id_15a8bea6" ON "wagtailcore_pageviewrestriction" ("page_id");
CREATE INDEX "wagtailcore_referenceindex_base_content_type_id_313cf40f" ON "wagtailcore_referenceindex" ("base_content_type_id");
CREATE UNIQUE INDEX "wagtailcore_referenceindex_base_content_type_id_object_id_to_content_type_id_to_object_id_content_path_hash_9e6ccd6a_uniq" ON "wagtailcore_referenceindex" ("base_content_type_id", "object_id", "to_content_type_id", "to_object_id", "content_path_hash");
CREATE INDEX "wagtailcore_referenceindex_content_type_id_766e0336" ON "wagtailcore_referenceindex" ("content_type_id");
CREATE INDEX "wagtailcore_referenceindex_to_content_type_id_93690bbd" ON "wagtailcore_referenceindex" ("to_content_type_id");
CREATE INDEX "wagtailcore_revision_approved_go_live_at_88d3dee5" ON "wagtailcore_revision" ("approved_go_live_at");
CREATE INDEX "wagtailcore_revision_base_content_type_id_5b4ef7bd" ON "wagtailcore_revision" ("base_content_type_id");
CREATE INDEX "wagtailcore_revision_content_type_id_c8cb69c0" ON "wagtailcore_revision" ("content_type_id");
CREATE INDEX "wagtailcore_revision_created_at_81450aa6" ON "wagtailcore_revision" ("created_at");
CREATE INDEX "wagtailcore_revision_user_id_03df83b0" ON "wagtailcore_revision" ("user_id");
CREATE INDEX "wagtailcore_site_hostname_96b20b46" ON "wagtailcore_site" ("hostname");
CREATE UNIQUE INDEX "wagtailcore_site_hostname_port_2c626d70_uniq" ON "wagtailcore_site" ("hostname", "port");
CREATE INDEX "wagtailcore_site_root_page_id_e02fb95c" ON "wagtailcore_site" ("root_page_id");
CREATE INDEX "wagtailcore_task_content_type_id_249ab8ba" ON "wagtailcore_task" ("content_type_id");
CREATE INDEX "wagtailcore_taskstate_content_type_id_0a758fdc" ON "wagtailcore_taskstate" ("content_type_id");
CREATE INDEX "wagtailcore_taskstate_finished_by_id_13f98229" ON "wagtailcore_taskstate" ("finished_by_id");
CREATE INDEX "wagtailcore_taskstate_revision_id_df25a499" ON "wagtailcore_taskstate" ("revision_id");
CREATE INDEX "wagtailcore_taskstate_task_id_c3677c34" ON "wagtailcore_taskstate" ("task_id");
CREATE INDEX "wagtailcore_taskstate_workflow_state_id_9239a775" ON "wagtailcore_taskstate" ("workflow_state_id");
CREATE INDEX "wagtailcore_uploadedfile_for_content_type_id_b0fc87b2" ON "wagtailcore_uploadedfile" ("for_content_type_id");
CREATE INDEX "wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8" ON "wagtailcore_uploadedfile" ("uploaded_by_user_id");
CREATE INDEX "wagtailcore_uuid_06a44d_idx" ON "wagtailcore_pagelogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_uuid_d6363b_idx" ON "wagtailcore_modellogentry" ("uuid", "action", "timestamp" DESC);
CREATE INDEX "wagtailcore_workflowcontenttype_workflow_id_9aad7cd2" ON "wagtailcore_workflowcontenttype" ("workflow_id");
CREATE INDEX "wagtailcore_workflowpage_workflow_id_56f56ff6" ON "wagtailcore_workflowpage" ("workflow_id");
CREATE INDEX "wagtailcore_workflowstate_base_content_type_id_a30dc576" ON "wagtailcore_workflowstate" ("base_content_type_id");
CREATE INDEX "wagtailcore_workflowstate_content_type_id_2bb78ce1" ON "wagtailcore_workflowstate" ("content_type_id");
CREATE INDEX "wagtailcore_workflowstate_requested_by_id_4090bca3" ON "wagtailcore_workflowstate" ("requested_by_id");
CREATE INDEX "wagtailcore_workflowstate_workflow_id_1f18378f" ON "wagtailcore_workflowstate" ("workflow_id");
CREATE INDEX "wagtailcore_workflowtask_task_id_ce7716fe" ON "wagtailcore_workflowtask" ("task_id");
CREATE INDEX "wagtailcore_workflowtask_workflow_id_b9717175" ON "wagtailcore_workflowtask" ("workflow_id");
CREATE UNIQUE INDEX "wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq" ON "wagtailcore_workflowtask" ("workflow_id", "task_id");
CREATE INDEX "wagtaildocs_document_collection_id_23881625" ON "wagtaildocs_document" ("collection_id");
CREATE INDEX "wagtaildocs_document_uploaded_by_user_id_17258b41" ON "wagtaildocs_document" ("uploaded_by_user_id");
CREATE INDEX "wagtailembeds_embed_cache_until_26c94bb0" ON "wagtailembeds_embed" ("cache_until");
CREATE INDEX "wagtailimages_image_collection_id_c2f8af7e" ON "wagtailimages_image" ("collection_id");
CREATE INDEX "wagtailimages_image_created_at_86fa6cd4" ON "wagtailimages_image" ("created_at");
CREATE INDEX "wagtailimages_image_file_hash_fb5bbb23" ON "wagtailimages_image" ("file_hash");
CREATE INDEX "wagtailimages_image_uploaded_by_user_id_5d73dc75" ON "wagtailimages_image" ("uploaded_by_user_id");
CREATE INDEX "wagtailimages_rendition_filter_spec_1cba3201" ON "wagtailimages_rendition" ("filter_spec");
CREATE INDEX "wagtailimages_rendition_image_id_3e1fd774" ON "wagtailimages_rendition" ("image_id");
CREATE UNIQUE INDEX "wagtailimages_rendition_image_id_filter_spec_focal_point_key_323c8fe0_uniq" ON "wagtailimages_rendition" ("image_id", "filter_spec", "focal_point_key");
CREATE INDEX "wagtailredirects_redirect_old_path_bb35247b" ON "wagtailredirects_redirect" ("old_path");
CREATE UNIQUE INDEX "wagtailredirects_redirect_old_path_site_id_783622d7_uniq" ON "wagtailredirects_redirect" ("old_path", "site_id");
CREATE INDEX "wagtailredirects_redirect_redirect_page_id_b5728a8f" ON "wagtailredirects_redirect" ("redirect_page_id");
CREATE INDEX "wagtailredirects_redirect_site_id_780a0e1e" ON "wagtailredirects_redirect" ("site_id");
CREATE INDEX "wagtailsearch_indexentry_content_type_id_62ed694f" ON "wagtailsearch_indexentry" ("content_type_id");
CREATE UNIQUE INDEX "wagtailsearch_indexentry_content_type_id_object_id_bcd7ba73_uniq" ON "wagtailsearch_indexentry" ("content_type_id", "object_id");
CREATE INDEX "workbench_ideaagreement_conversation_id_bf9bae87" ON "workbench_ideaagreement" ("conversation_id");
CREATE INDEX "workbench_ideaagreement_idea_id_3b96a60e" ON "workbench_ideaagreement" ("idea_id");
CREATE INDEX "workbench_plannedchange_by_id_3ccc7bed" ON "workbench_plannedchange" ("by_id");
CREATE INDEX "workbench_plannedchange_owner_id_8408182e" ON "workbench_plannedchange" ("owner_id");
CREATE INDEX "workbench_planneditem_change_id_d352d46a" ON "workbench_planneditem" ("change_id");
CREATE INDEX "workbench_planneditem_idea_id_3884aded" ON "workbench_planneditem" ("idea_id");
CREATE INDEX "workbench_planneditem_status_id_d0a7bc45" ON "workbench_planneditem" ("status_id");
CREATE INDEX "workbench_savedview_owner_id_6aea3be9" ON "workbench_savedview" ("owner_id");
CREATE INDEX "workflowstate_base_ct_id_idx" ON "wagtailcore_workflowstate" ("base_content_type_id", "object_id");
CREATE INDEX "workflowstate_ct_id_idx" ON "wagtailcore_workflowstate" ("content_type_id", "object_id");
CREATE INDEX "writing_draft_member_id_a6f249a1" ON "writing_draft" ("member_id");
CREATE INDEX "writing_revision_editor_id_bb5eca17" ON "writing_revision" ("editor_id");
CREATE INDEX "writing_revision_object_type_id_0bf52905" ON "writing_revision" ("object_type_id");
CREATE INDEX "writing_tag_synonym_of_id_94ac0b7c" ON "writing_tag" ("synonym_of_id");
CREATE INDEX "writing_upload_member_id_ae0fb86b" ON "writing_upload" ("member_id");
CREATE INDEX "writing_upload_object_type_id_13558675" ON "writing_upload" ("object_type_id");
CREATE TRIGGER delete_wagtailsearch_indexentry_fts AFTER DELETE ON wagtailsearch_indexentry BEGIN DELETE FROM wagtailsearch_indexentry_fts WHERE rowid=OLD.id; END;
CREATE TRIGGER insert_wagtailsearch_indexentry_fts AFTER INSERT ON wagtailsearch_indexentry BEGIN INSERT INTO wagtailsearch_indexentry_fts(title, body, autocomplete, rowid) VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id); END;
CREATE TRIGGER private_reading_is_not_changed BEFORE UPDATE ON moderation_privatereading
    BEGIN SELECT RAISE(ABORT, 'Readings of private content are neither changed nor deleted.'); END;
CREATE TRIGGER private_reading_is_not_deleted BEFORE DELETE ON moderation_privatereading
    BEGIN SELECT RAISE(ABORT, 'Readings of private content are neither changed nor deleted.'); END;
CREATE TRIGGER search_entry_added AFTER INSERT ON search_searchentry BEGIN INSERT INTO search_text(rowid, title, tags, grams, body) VALUES (new.id, new.title, new.tags, new.grams, new.body); INSERT INTO search_titles(rowid, title, grams) VALUES (new.id, new.title, new.grams); END;
CREATE TRIGGER search_entry_changed AFTER UPDATE OF title, tags, grams, body ON search_searchentry WHEN old.title IS NOT new.title OR old.tags IS NOT new.tags OR old.grams IS NOT new.grams OR old.body IS NOT new.body BEGIN INSERT INTO search_text(search_text, rowid, title, tags, grams, body) VALUES ('delete', old.id, old.title, old.tags, old.grams, old.body); INSERT INTO search_text(rowid, title, tags, grams, body) VALUES (new.id, new.title, new.tags, new.grams, new.body); END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_searchentry BEGIN INSERT INTO search_text(search_text, rowid, title, tags, grams, body) VALUES ('delete', old.id, old.title, old.tags, old.grams, old.body); INSERT INTO search_titles(search_titles, rowid, title, grams) VALUES ('delete', old.id, old.title, old.grams); END;
CREATE TRIGGER search_title_changed AFTER UPDATE OF title, grams ON search_searchentry WHEN old.title IS NOT new.title OR old.grams IS NOT new.grams BEGIN INSERT INTO search_titles(search_titles, rowid, title, grams) VALUES ('delete', old.id, old.title, old.grams); INSERT INTO search_titles(rowid, title, grams) VALUES (new.id, new.title, new.grams); END;
CREATE TRIGGER update_wagtailsearch_indexentry_fts AFTER UPDATE ON wagtailsearch_indexentry BEGIN UPDATE wagtailsearch_indexentry_fts SET title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete WHERE rowid=NEW.id; END;
